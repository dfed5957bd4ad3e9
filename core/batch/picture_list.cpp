// SPDX-License-Identifier: MIT
#include "core/batch/picture_list.h"

#include "core/base/error.h"
#include "core/base/picture_file.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

namespace vitscope {

namespace fs = std::filesystem;

namespace {

/// A name for a line of text: what would break it becomes a question mark.
std::string plain(std::string name)
{
    const bool isText = isUtf8(name);
    std::ranges::replace_if(
        name,
        [isText](char c) {
            const auto byte = static_cast<unsigned char>(c);
            return byte < ' ' || byte == 127 || (byte > 127 && !isText);
        },
        '?');
    return name;
}

std::string nameOfFolder(const fs::path& folder)
{
    std::error_code problem;
    const fs::path whole = fs::weakly_canonical(folder, problem);
    return (problem ? folder : whole).filename().string();
}

template <typename Iterator> std::vector<fs::path> picturesUnder(Iterator entries)
{
    std::vector<fs::path> found;
    for (const auto& entry : entries)
        if (isPictureFile(entry.path().string()))
            found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

void addFolder(std::vector<ListedPicture>& list, const fs::path& folder, bool recursive)
{
    constexpr auto skips = fs::directory_options::skip_permission_denied;
    std::error_code problem;
    const auto found = recursive ? picturesUnder(fs::recursive_directory_iterator(folder, skips, problem))
                                 : picturesUnder(fs::directory_iterator(folder, skips, problem));
    if (found.empty())
        throw Error(ErrorKind::Unreadable, "VTS-A4", "there is no picture in this folder.",
            shownName(nameOfFolder(folder)),
            recursive ? "Name a folder of pictures."
                      : "Name a folder of pictures, or look into the folders below as well (--recursive).");
    for (const fs::path& path : found) {
        const fs::path below = path.lexically_relative(folder);
        const std::string way = below.parent_path().string();
        list.push_back({path.string(), plain(nameOfFolder(folder) + "/" + below.string()), way});
    }
}

std::string identityOf(const std::string& path)
{
    std::error_code problem;
    const fs::path whole = fs::weakly_canonical(path, problem);
    return problem ? path : whole.string();
}

void dropRepeated(std::vector<ListedPicture>& list)
{
    std::set<std::string> seen;
    std::erase_if(list, [&](const ListedPicture& one) { return !seen.insert(identityOf(one.path)).second; });
}

/// The last `parts` parts of a path.
std::string tailOf(const std::string& whole, std::size_t parts)
{
    std::size_t at = whole.size();
    for (; parts > 0 && at != 0 && at != std::string::npos; --parts)
        at = whole.rfind('/', at - 1);
    return at == std::string::npos ? whole : whole.substr(at + (whole[at] == '/'));
}

/// Names that several pictures share grow by their folders until each is one picture's alone.
void tellApart(std::vector<ListedPicture>& list)
{
    constexpr std::size_t deepest = 256;
    for (std::size_t parts = 2; parts < deepest; ++parts) {
        std::map<std::string, std::vector<ListedPicture*>> named;
        for (ListedPicture& one : list)
            named[one.name].push_back(&one);
        if (named.size() == list.size())
            return;
        for (const auto& [name, sharing] : named)
            for (ListedPicture* one : sharing)
                if (sharing.size() > 1 && std::size_t(std::ranges::count(name, '/')) + 1 < parts)
                    one->name = plain(tailOf(identityOf(one->path), parts));
    }
}

} // namespace

std::vector<ListedPicture> listPictures(const std::vector<std::string>& paths, bool recursive)
{
    std::vector<ListedPicture> list;
    for (const std::string& path : paths) {
        std::error_code ignored;
        if (fs::is_directory(path, ignored))
            addFolder(list, path, recursive);
        else
            list.push_back({path, plain(fs::path(path).filename().string()), {}});
    }
    dropRepeated(list);
    tellApart(list);
    return list;
}

} // namespace vitscope
