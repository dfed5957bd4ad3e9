// SPDX-License-Identifier: MIT
#include "app/commands/command.h"

namespace vitscope {

#define VITSCOPE_COMMANDS(row)                                                                               \
    row(infoCommand) row(predictCommand) row(exportCommand) row(renderCommand) row(batchCommand)             \
        row(completionCommand) row(manualCommand)
#define DECLARE(name) extern const Command name;
#define COLLECT(name) &name,

VITSCOPE_COMMANDS(DECLARE)

std::span<const Command* const> commands()
{
    static constexpr const Command* rows[] = {VITSCOPE_COMMANDS(COLLECT)};
    return rows;
}

} // namespace vitscope
