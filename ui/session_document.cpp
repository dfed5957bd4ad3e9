// SPDX-License-Identifier: MIT
#include "ui/session_document.h"

#include "core/base/error.h"
#include "core/base/hints.h"
#include "core/base/json.h"
#include "core/figure/resource_folder.h"
#include "core/figure/view_options.h"
#include "ui/session_fields.h"

#include <filesystem>
#include <fstream>

namespace vitscope {

namespace fs = std::filesystem;
using namespace sessions;

namespace {

constexpr const char* marker = "vitscope-session";
constexpr int version = 1;
constexpr std::uintmax_t mostBytes = 8 << 20;
constexpr std::array areas{"left", "right", "top", "bottom"};

/// The demo model's or a sample's name; empty for any other file. The folder differs between machines.
std::string builtInName(const fs::path& path)
{
    try {
        const fs::path resources = resourceFolder();
        if (path == resources / "demo")
            return "demo";
        return path.parent_path() == resources / "samples" ? path.filename().string() : std::string();
    } catch (const Error&) { // an installation without them
        return {};
    }
}

fs::path builtInPath(const std::string& name)
{
    const fs::path resources = resourceFolder();
    return name == "demo" ? resources / "demo" : resources / "samples" / name;
}

class FileNames
{
public:
    /// `folder`: of the session file. Links in it are resolved, so that ".." means what it says.
    FileNames(const fs::path& folder, const std::string& subject)
        : m_reader(subject)
        , m_subject(subject)
    {
        std::error_code problem;
        m_folder = fs::canonical(folder, problem);
        if (problem)
            m_folder = folder.lexically_normal();
    }

    OrderedJson json(const std::string& path, const std::string& sha256 = {}) const
    {
        OrderedJson object;
        const fs::path file(path);
        if (!file.is_absolute())
            object["pasted"] = path;
        else if (const std::string name = builtInName(file); !name.empty())
            object["built-in"] = name;
        else
            object["file"] = file.lexically_relative(m_folder).generic_string();
        if (!sha256.empty())
            object["sha256"] = sha256;
        return object;
    }

    std::string path(const Json& json, const std::string& key, std::string* sha256) const
    {
        m_reader.expect(json.is_object() && json.size() <= 2, key, "an object that names a file");
        std::string path;
        for (const auto& [kind, value] : json.items()) {
            std::string text;
            m_reader.read(value, kind, text);
            if (kind == "sha256" && sha256)
                *sha256 = text;
            else if (kind == "file" && path.empty())
                path = fileNamed(text, key);
            else if (kind == "built-in" && path.empty())
                path = builtInPath(baseNameOnly(text, key)).string();
            else if (kind == "pasted" && path.empty())
                path = baseNameOnly(text, key);
            else
                refuse("\"" + key + "\" has the unknown key \"" + shownName(kind) + "\".", m_subject);
        }
        m_reader.expect(!path.empty(), key, "an object that names a file");
        return path;
    }

private:
    std::string fileNamed(const std::string& text, const std::string& key) const
    {
        const fs::path relative(text);
        m_reader.expect(!text.empty() && text.find('\0') == std::string::npos && relative.is_relative(), key,
            "a path relative to the session");
        const fs::path path = (m_folder / relative).lexically_normal();
        return (path.has_filename() ? path : path.parent_path()).string(); // "." is the folder itself
    }

    std::string baseNameOnly(const std::string& text, const std::string& key) const
    {
        m_reader.expect(!text.empty() && text.find('/') == std::string::npos
                && text.find('\0') == std::string::npos && text != "." && text != "..",
            key, "a name without folders");
        return text;
    }

    Reader m_reader;
    std::string m_subject;
    fs::path m_folder;
};

/// Numbers and names within what the command line takes, too.
void checkRanges(const SessionDocument& document, const std::string& subject)
{
    Recipe recipe, checked;
    recipe.method = document.state.method;
    recipe.display = document.state.display;
    recipe.figure = document.figure;
    for (const ViewOption& option : viewOptions())
        if (const std::string text = option.text(recipe); text != option.text(checked))
            setViewOption(checked, option.key, text);
    Reader(subject).expect(recipe.display.percentile >= 0 && recipe.display.percentile < 50, "percentile",
        "a number from 0 to 49");
    for (const auto& [panel, area] : document.panels)
        Reader(subject).expect(
            std::ranges::find(areas, area) != areas.end(), panel, "left, right, top or bottom");
}

OrderedJson hintsJson(const ModelHints& hints)
{
    return OrderedJson::parse(hintsToJson(hints));
}

ModelHints hintsFrom(const Json& json, const std::string& subject)
{
    return recipeFromJson(Json{{"version", 1}, {"hints", json}}.dump(), subject).hints;
}

/// Only what differs on the other side.
OrderedJson comparedJson(const SessionDocument& document, const FileNames& files)
{
    const ComparedState& compared = *document.state.compared;
    OrderedJson object{{"difference", compared.difference}};
    if (compared.picture)
        object["picture"] = files.json(*compared.picture, document.comparedPictureHash);
    if (compared.model) {
        object["model"] = files.json(compared.model->path, document.comparedModelHash);
        object["hints"] = hintsJson(compared.model->hints);
    }
    if (compared.interventions)
        object["interventions"] = Writer::json(*compared.interventions);
    if (compared.method)
        object["method"]
            = std::map<std::string, Parameters>{{compared.method->id, compared.method->parameters}};
    if (compared.heads)
        object["heads"] = Writer::json(*compared.heads);
    return object;
}

ComparedState comparedFrom(
    const Json& json, const FileNames& files, const std::string& subject, SessionDocument& document)
{
    const Reader reader(subject);
    reader.expect(json.is_object(), "compared", "an object");
    reader.expect(!json.contains("hints") || json.contains("model"), "hints", "beside a model");
    ComparedState compared;
    for (const auto& [key, value] : json.items()) {
        if (key == "difference")
            reader.read(value, key, compared.difference);
        else if (key == "picture")
            compared.picture = files.path(value, key, &document.comparedPictureHash);
        else if (key == "model") {
            const Json hints = json.value("hints", Json::object());
            compared.model = ComparedModel{
                files.path(value, key, &document.comparedModelHash), hintsFrom(hints, subject)};
        } else if (key == "interventions")
            reader.read(value, key, compared.interventions.emplace());
        else if (key == "method") {
            std::map<std::string, Parameters> method;
            reader.read(value, key, method);
            reader.expect(method.size() == 1, key, "one method");
            compared.method = ComparedMethod{method.begin()->first, method.begin()->second};
        } else if (key == "heads")
            reader.read(value, key, compared.heads.emplace());
        else if (key != "hints")
            refuse("The other side has the unknown key \"" + shownName(key) + "\".", subject);
    }
    return compared;
}

void readKey(SessionDocument& document, const std::string& key, const Json& value, const FileNames& files,
    const std::string& subject)
{
    const Reader reader(subject);
    ViewState& state = document.state;
    if (key == "model")
        state.model = files.path(value, key, &document.modelHash);
    else if (key == "picture")
        state.picture = files.path(value, key, &document.pictureHash);
    else if (key == "similar-picture")
        state.similarPicture = files.path(value, key, &document.similarHash);
    else if (key == "film-folder")
        document.filmFolder = files.path(value, key, nullptr);
    else if (key == "film") {
        reader.expect(value.is_array() && value.size() <= 100000, key, "a list of files");
        for (const Json& one : value)
            document.film.push_back(files.path(one, key, nullptr));
    } else if (key == "hints")
        state.hints = hintsFrom(value, subject);
    else if (key == "compared")
        state.compared = comparedFrom(value, files, subject, document);
    else if (key == "view")
        reader.read(value, key, state);
    else if (key == "figure")
        reader.read(value, key, document.figure);
    else if (key == "panels")
        reader.read(value, key, document.panels);
    else if (key != marker && key != "program")
        refuse("The session has the unknown key \"" + shownName(key) + "\".", subject);
}

} // namespace

std::string sessionText(const SessionDocument& document, const std::string& folder)
{
    const FileNames files(folder, "");
    const ViewState& state = document.state;
    OrderedJson object{{marker, version}, {"program", VITSCOPE_VERSION},
        {"model", files.json(state.model, document.modelHash)},
        {"picture", files.json(state.picture, document.pictureHash)}};
    if (!state.similarPicture.empty())
        object["similar-picture"] = files.json(state.similarPicture, document.similarHash);
    if (!document.filmFolder.empty())
        object["film-folder"] = files.json(document.filmFolder);
    object["film"] = OrderedJson::array();
    for (const std::string& path : document.film)
        object["film"].push_back(files.json(path));
    object["hints"] = hintsJson(state.hints);
    object["view"] = Writer::json(state);
    if (state.compared)
        object["compared"] = comparedJson(document, files);
    object["figure"] = Writer::json(document.figure);
    object["panels"] = document.panels;
    return object.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

SessionDocument sessionFromText(std::string_view text, const std::string& path)
{
    const std::string subject = shownName(fs::path(path).filename().string());
    const Json object = parseJson(text, subject, {mostBytes, 16});
    if (!object.is_object() || !object.contains(marker))
        refuse("This is no session.", subject);
    if (object[marker] != version)
        refuse("The session has a version that this program does not know.", subject);
    SessionDocument document;
    const FileNames files(fs::path(path).parent_path(), subject);
    try {
        for (const auto& [key, value] : object.items())
            readKey(document, key, value, files, subject);
        checkRanges(document, subject);
    } catch (const Error& error) {
        if (error.kind == ErrorKind::Malformed)
            throw;
        refuse(error.subject + ": " + error.happened + " " + error.advice, subject);
    }
    if (document.state.model.empty() || document.state.picture.empty())
        refuse("The session names no model or no picture.", subject);
    return document;
}

SessionDocument readSession(const std::string& path)
{
    const std::string subject = shownName(fs::path(path).filename().string());
    std::error_code problem;
    std::ifstream file;
    if (fs::is_regular_file(path, problem) && fs::file_size(path, problem) <= mostBytes)
        file.open(path, std::ios::binary);
    if (!file.is_open())
        throw Error(ErrorKind::Unreadable, "VTS-V2", "This is not a readable session of at most 8 MiB.",
            subject, "Check that the file is there and may be read.");
    return sessionFromText(std::string(std::istreambuf_iterator<char>(file), {}), path);
}

} // namespace vitscope
