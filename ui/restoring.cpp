// SPDX-License-Identifier: MIT
#include "ui/restoring.h"

#include "core/base/error.h"
#include "core/engine/find_method.h"
#include "ui/open_files.h"

#include <algorithm>
#include <filesystem>

namespace vitscope {

namespace fs = std::filesystem;

namespace {

/// The other side of a difference; the heads wait for the model. None where both sides are the same.
std::optional<ComparedState> comparedOf(const FigureRecord& record)
{
    const Recipe &recipe = record.recipe, second = secondSide(recipe);
    if (recipe.figure.pattern != "difference")
        return std::nullopt;
    ComparedState compared;
    if (!record.pictures.empty())
        compared.picture = record.pictures.front().name;
    if (namesOtherModel(recipe, second))
        compared.model = ComparedModel{second.weights, second.hints};
    if (compared.model ? !second.interventions.empty() : second.interventions != recipe.interventions)
        compared.interventions = second.interventions;
    if (second.method != recipe.method)
        compared.method = ComparedMethod{second.method, {}};
    const QueryText &asked = recipe.query, &other = second.query;
    if (asked.layer != other.layer || asked.heads != other.heads || asked.head != other.head
        || asked.direction != other.direction)
        compared.heads = ComparedHeads{other.layer, other.heads, other.head, other.direction};
    return compared == ComparedState() ? std::nullopt : std::optional(compared);
}

/// The document that a record stands for, as far as it can be told before the model is there.
SessionDocument documentOf(const FigureRecord& record)
{
    SessionDocument document;
    document.modelHash = record.model.sha256;
    document.pictureHash = record.picture.sha256;
    document.similarHash = record.similarPicture.sha256;
    document.figure = record.recipe.figure;
    document.state.hints = record.recipe.hints;
    document.state.interventions = record.recipe.interventions;
    document.state.method = record.recipe.method;
    document.state.display = record.recipe.display;
    document.state.average = !record.averaged.empty();
    document.state.compared = comparedOf(record);
    document.comparedModelHash = record.otherModel.sha256;
    if (!record.pictures.empty())
        document.comparedPictureHash = record.pictures.front().sha256;
    return document;
}

} // namespace

bool Restoring::isThere(const std::string& path) const
{
    std::error_code problem;
    return fs::path(path).is_absolute() ? fs::exists(path, problem) : pasted.contains(path);
}

QString Restoring::sourceName() const
{
    return QString::fromStdString(shownName(baseName(source)));
}

void Restoring::read()
{
    if (!fromFigure) {
        document = readSession(source);
        return;
    }
    const auto text = figureRecordIn(source);
    if (!text)
        throw Error(ErrorKind::Malformed, "VTS-R1", "The file holds no record of a view.",
            sourceName().toStdString(), "Export the figure again.");
    record = figureRecordFrom(*text, sourceName().toStdString());
    document = documentOf(*record);
}

void Restoring::miss(Part part, const std::string& name)
{
    missing = part;
    missingName = QString::fromStdString(shownName(name));
    const bool pasted = !fromFigure && part != Part::Model && !fs::path(name).is_absolute()
        && name.find('.') == std::string::npos;
    throw Error(ErrorKind::Unreadable, "VTS-V3",
        (pasted              ? QStringLiteral("%1 was pasted, and a session holds no pixels.")
                : fromFigure ? QStringLiteral(
                      "%1 was not found, neither beside the figure nor among the files opened lately.")
                             : QStringLiteral("%1 is not where the session says, nor beside it."))
            .arg(missingName)
            .toStdString(),
        sourceName().toStdString(), "Locate it; what is open stays.");
}

std::string Restoring::found(
    Part part, const FileFinder& finder, const std::string& path, const RecordedFile& file)
{
    if (const auto chosen = located.find(part); chosen != located.end())
        return chosen->second;
    if (isThere(path))
        return path;
    const auto kind = part == Part::Model || part == Part::ComparedModel ? FileFinder::Kind::Weights
                                                                         : FileFinder::Kind::Picture;
    std::string elsewhere = finder.find(file.name, file.sha256, kind);
    if (elsewhere.empty())
        miss(part, path.empty() || fs::path(path).is_absolute() ? file.name : path);
    return elsewhere;
}

void Restoring::find(const Engine& engine, const Cancel& cancel)
{
    const std::string folder = fs::path(source).parent_path().string();
    const FileFinder pictures(folder, knownPictures, engine, cancel);
    const FileFinder weights(folder, knownWeights, engine, cancel);
    ViewState& state = document.state;
    const auto named = [&](const std::string& path, const std::string& sha256, const RecordedFile* recorded) {
        return fromFigure ? *recorded : RecordedFile{baseName(path), sha256};
    };
    state.model = found(Part::Model, weights, state.model,
        named(state.model, document.modelHash, record ? &record->model : nullptr));
    if (fromFigure && !record->averaged.empty()) {
        findAveraged(pictures);
        return;
    }
    state.picture = found(Part::Picture, pictures, state.picture,
        named(state.picture, document.pictureHash, record ? &record->picture : nullptr));
    if (fromFigure ? !record->similarPicture.name.empty() : !state.similarPicture.empty())
        state.similarPicture = found(Part::SimilarPicture, pictures, state.similarPicture,
            named(state.similarPicture, document.similarHash, record ? &record->similarPicture : nullptr));
    findCompared(pictures, weights);
    if (fromFigure && !record->pictures.empty()) {
        document.film = {state.picture};
        for (const RecordedFile& file : record->pictures)
            document.film.push_back(pictures.find(file.name, file.sha256, FileFinder::Kind::Picture));
    }
    findFilm();
}

/// The files of the other side of a comparison; it is run later, so that their hashes are taken here.
void Restoring::findCompared(const FileFinder& pictures, const FileFinder& weights)
{
    if (!document.state.compared)
        return;
    ComparedState& compared = *document.state.compared;
    const auto compare
        = [this](const std::string& path, const std::string& now, const std::string& recorded) {
              if (!recorded.empty() && now != recorded)
                  remarks += differs(path);
          };
    if (compared.model) {
        std::string& path = compared.model->path;
        path = found(Part::ComparedModel, weights, path, {baseName(path), document.comparedModelHash});
        if (path != document.state.model)
            compare(path, weights.hash(path, FileFinder::Kind::Weights), document.comparedModelHash);
    }
    if (compared.picture) {
        std::string& path = *compared.picture;
        path = found(Part::ComparedPicture, pictures, path, {baseName(path), document.comparedPictureHash});
        if (fs::path(path).is_absolute())
            compare(path, pictures.hash(path, FileFinder::Kind::Picture), document.comparedPictureHash);
    }
}

/// A picture of the film that is gone does not keep the view from being shown.
void Restoring::findFilm()
{
    std::vector<std::string> film;
    for (const std::string& path : document.film)
        if (isThere(path))
            film.push_back(path);
    if (const auto gone = int(document.film.size() - film.size())) {
        remarks += QStringLiteral("Pictures of the session's film that are missing: %1.").arg(gone);
        document.filmFolder.clear();
    }
    document.film = std::move(film);
}

void Restoring::findAveraged(const FileFinder& pictures)
{
    const auto chosen = located.find(Part::Averaged);
    std::error_code problem;
    for (const RecordedFile& file : record->averaged) {
        std::string path;
        if (chosen != located.end()) { // the folder that a person pointed to, or that of the picture
            const fs::path at(chosen->second);
            path = ((fs::is_directory(at, problem) ? at : at.parent_path()) / file.name).string();
            path = isThere(path) ? path : std::string();
        }
        if (path.empty() && !record->recipe.average.empty())
            path = pictures.find(
                record->recipe.average.front() + "/" + file.name, file.sha256, FileFinder::Kind::Picture);
        if (path.empty())
            path = pictures.find(file.name, file.sha256, FileFinder::Kind::Picture);
        if (path.empty())
            miss(Part::Averaged, file.name);
        document.film.push_back(path);
    }
    document.state.picture = document.film.front();
    const std::string folder = fs::path(document.film.front()).parent_path().string();
    if (record->recipe.average.size() == 1 && baseName(folder) == record->recipe.average.front()
        && picturesIn(folder) == document.film)
        document.filmFolder = folder;
}

QString Restoring::differs(const std::string& path) const
{
    return QStringLiteral("%1 is not the file that %2 was made with: its SHA-256 differs.")
        .arg(QString::fromStdString(shownName(baseName(path))), sourceName());
}

void Restoring::compareHashes(
    const std::string& model, const std::string& picture, const std::string& similar)
{
    const auto compare
        = [this](const std::string& recorded, const std::string& now, const std::string& path) {
              if (!recorded.empty() && !now.empty() && recorded != now)
                  remarks += differs(path);
          };
    compare(document.modelHash, model, document.state.model);
    compare(document.pictureHash, picture, document.state.picture);
    compare(document.similarHash, similar, document.state.similarPicture);
}

namespace {

bool fits(const Parameter& parameter, double value)
{
    const double most = parameter.kind == Parameter::Kind::Choice ? double(parameter.choices.size()) - 1
                                                                  : parameter.maximum;
    const double least = parameter.kind == Parameter::Kind::Choice ? 0 : parameter.minimum;
    const bool whole = parameter.kind == Parameter::Kind::Number || value == std::floor(value);
    return whole && value >= least && value <= most;
}

/// Erases what the method does not take; whether anything was erased.
bool clean(Parameters& parameters, const MethodFacts& method)
{
    return std::erase_if(parameters, [&](const auto& entry) {
        const auto known = std::ranges::find(method.parameters, entry.first, &Parameter::id);
        return known == method.parameters.end() || !fits(*known, entry.second);
    }) > 0;
}

/// Brings layers, heads, tokens and classes into the model; whether anything was changed.
bool clean(ViewState& state, const ViTShape& shape)
{
    const ViewState before = state;
    Query& query = state.query;
    query.layer = layerOf(query, shape.layers);
    query.head = std::clamp(query.head, 0, std::max(0, shape.heads - 1));
    const auto isToken = [&](int token) {
        return token >= 0 && token < shape.tokens();
    };
    if (!std::ranges::all_of(query.token.tokens(), isToken))
        query.token = defaultToken(shape);
    if (!std::ranges::all_of(query.similarTo.tokens(), isToken))
        query.similarTo = Query::none;
    std::erase_if(
        query.classes, [&](const Target::Class& one) { return one.index < 0 || one.index >= shape.classes; });
    const auto isPatch = [&](int token) {
        return isToken(token) && token >= int(shape.prefix.size());
    };
    std::erase_if(state.pins, [&](int pin) { return !isPatch(pin); });
    std::erase_if(state.selection, [&](int token) { return !isPatch(token); });
    return state != before;
}

} // namespace

ViewState Restoring::stateFor(
    const ViTShape& shape, const std::vector<std::string>& classNames, std::span<const MethodFacts> methods)
{
    ViewState state = document.state;
    bool changed = false;
    const MethodFacts* method = findMethod(methods, state.method);
    if (!method) {
        remarks += QStringLiteral("This version of ViTScope does not know the method %1.")
                       .arg(QString::fromStdString(shownName(state.method)));
        state.method = ViewState().method;
    }
    if (record) {
        state.query = resolveQuery(record->recipe.query, shape, classNames);
        state.pins = resolvePins(record->recipe.pins, shape);
        if (method)
            state.parameters[state.method] = resolveParameters(record->recipe.parameters, *method);
    }
    for (const MethodFacts& known : methods)
        if (const auto found = state.parameters.find(known.id); found != state.parameters.end())
            changed = clean(found->second, known) || changed;
    if (state.compared && state.compared->method) {
        const MethodFacts* other = findMethod(methods, state.compared->method->id);
        if (!other)
            state.compared->method.reset();
        changed = !other || clean(state.compared->method->parameters, *other) || changed;
    }
    changed = clean(state, shape) || changed;
    if (changed)
        remarks += "Some choices did not fit the model and are as at the start.";
    return state;
}

} // namespace vitscope
