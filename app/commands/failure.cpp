// SPDX-License-Identifier: MIT
#include "app/commands/failure.h"

#include "app/commands/options.h"
#include "app/commands/terminal.h"
#include "core/base/cancel.h"

#include <new>

namespace vitscope {

void printFailure(const Error& error)
{
    printNote(std::string(error.what()) + " [" + error.code + "]");
}

int statusOf(const Error& error)
{
    if (error.kind == ErrorKind::Failed && error.code.starts_with("VTS-U"))
        return 2;
    if (error.code == "VTS-E3" || error.code == "VTS-E6" || error.code == "VTS-O2")
        return 3;
    return exitStatus(error.kind);
}

int guarded(const std::function<int()>& work)
{
    try {
        return work();
    } catch (const HelpAsked& help) {
        return guarded([&] {
            printResult(help.text);
            return 0;
        });
    } catch (const Cancelled&) {
        printNote("cancelled; nothing was written.");
        return 130;
    } catch (const OutputClosed&) {
        return 1;
    } catch (const Error& error) {
        printFailure(error);
        return statusOf(error);
    } catch (const std::bad_alloc&) {
        printFailure(Error(ErrorKind::OutOfMemory, "VTS-X1", "this needs more memory than there is.", "",
            "Close other programs, or use a smaller model or picture."));
        return 1;
    } catch (const std::exception& error) {
        printFailure(Error(ErrorKind::Failed, "VTS-X2",
            "something unexpected happened (" + shownName(error.what()) + ").", "", "Please report it."));
        return 1;
    }
}

} // namespace vitscope
