// SPDX-License-Identifier: MIT
#include "core/batch/batch_plan.h"

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/figure/file_name.h"
#include "core/figure/output_files.h"
#include "core/figure/templates.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

namespace vitscope {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void refuse(const std::string& subject, const std::string& happened, const std::string& advice)
{
    throw Error(ErrorKind::Failed, "VTS-U6", happened, subject, advice);
}

bool endsWith(const std::string& name, const char* suffix)
{
    return fs::path(name).extension() == suffix;
}

void checkAsked(const BatchJob& job)
{
    if (job.figures.empty() && job.arrays.empty() && job.table.empty())
        refuse("-o", "there is nothing to make.", "Name figures (-o), arrays (--npz) or a table (--table).");
    if (job.inputs.empty())
        refuse("IMAGE", "there is no picture.", "Name pictures or folders of them.");
    if (!job.figures.empty()) {
        if (!exporterFor(job.figures).encode)
            refuse("-o", "a batch makes figures, not films.", "Make films with vitscope render.");
        findTemplate(job.recipe.figure.pattern);
    }
    if (!job.arrays.empty() && !endsWith(job.arrays, ".npz"))
        refuse("--npz", "arrays are written as .npz.", "End the name with .npz.");
    if (!job.table.empty() && !endsWith(job.table, ".csv") && !endsWith(job.table, ".jsonl"))
        refuse("--table", "a table is written as .csv or .jsonl.", "End the name with one of them.");
}

bool fallsTo(const Shard& shard, const ListedPicture& picture)
{
    if (shard.count == 1)
        return true;
    const std::string hash = sha256Of(std::as_bytes(std::span(picture.name)));
    return int(std::stoull(hash.substr(0, 15), nullptr, 16) % unsigned(shard.count)) == shard.number - 1;
}

std::string tableOf(const BatchJob& job)
{
    if (job.table.empty() || job.shard.count == 1)
        return job.table;
    fs::path path(job.table);
    const std::string part
        = "." + std::to_string(job.shard.number) + "-of-" + std::to_string(job.shard.count);
    return path.replace_filename(path.stem().string() + part + path.extension().string()).string();
}

std::string wholePath(const std::string& path)
{
    std::error_code problem;
    const fs::path whole = fs::weakly_canonical(path, problem);
    return problem ? path : whole.string();
}

/// Outputs by their whole path, each of one picture.
void checkOutputs(const std::vector<PlannedPicture>& all)
{
    std::map<std::string, const PlannedPicture*> owners;
    for (const PlannedPicture& one : all)
        owners.emplace(wholePath(one.picture.path), nullptr);
    for (const PlannedPicture& one : all) {
        for (const std::string& output : one.outputs) {
            const auto [owner, isNew] = owners.emplace(wholePath(output), &one);
            if (isNew)
                continue;
            if (!owner->second)
                throw Error(ErrorKind::Unwritable, "VTS-O2", "the output would overwrite a picture.",
                    shownName(baseName(output)), "Choose other names.");
            refuse(shownName(baseName(output)),
                "it would be made of " + shownName(owner->second->picture.name) + " and of "
                    + shownName(one.picture.name) + ".",
                "Put {image} into the names of outputs, and {folder} where pictures of several folders "
                "share a name.");
        }
    }
}

/// Pictures written into a folder that is listed would be pictures of the next start.
void checkPlaces(const BatchJob& job, const std::vector<PlannedPicture>& all)
{
    if (job.figures.empty() || !endsWith(job.figures, ".png"))
        return;
    for (const std::string& input : job.inputs) {
        std::error_code ignored;
        if (!fs::is_directory(input, ignored))
            continue;
        const fs::path folder(wholePath(input));
        for (const PlannedPicture& one : all) {
            const fs::path way = fs::path(wholePath(one.figure)).lexically_relative(folder);
            const bool below = !way.empty() && *way.begin() != "..";
            if (below && (job.recursive || !way.has_parent_path()))
                refuse(shownName(baseName(one.figure)),
                    "figures among the pictures would be taken for pictures at the next start.",
                    "Write them into another folder.");
        }
    }
}

void checkWeights(const BatchJob& job, const BatchPlan& plan)
{
    std::vector<std::string> outputs{plan.table};
    for (const PlannedPicture& one : plan.pictures)
        for (const std::string& output : one.outputs)
            outputs.push_back(output);
    const std::string weights = wholePath(job.recipe.weights);
    const bool among
        = !job.recipe.weights.empty() && std::ranges::any_of(outputs, [&](const std::string& output) {
              const std::string whole = wholePath(output);
              std::error_code ignored;
              return !output.empty()
                  && (whole == weights
                      || (fs::path(whole).parent_path() == weights && fs::exists(whole, ignored)));
          });
    if (among)
        throw Error(ErrorKind::Unwritable, "VTS-O2", "an output would overwrite the weights.",
            shownName(baseName(job.recipe.weights)), "Choose other names.");
}

void replaceAll(std::string& text, std::string_view from, const std::string& to)
{
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

} // namespace

std::string nameOf(const std::string& pattern, const Recipe& recipe, const ListedPicture& picture,
    const std::function<bool(const std::string&)>& isTaken)
{
    std::string folder = picture.folder;
    replaceAll(folder, "{", "{{");
    replaceAll(folder, "}", "}}");
    std::string name = pattern;
    replaceAll(name, "{folder}", folder);
    NameWords words = nameWords(recipe);
    words.image = fs::path(picture.path).stem().string();
    return expandName(name, words, isTaken);
}

namespace {

/// Names the outputs of one picture after the other.
class Namer
{
public:
    explicit Namer(const BatchJob& job)
        : m_job(job)
    {
    }

    PlannedPicture plan(ListedPicture picture)
    {
        PlannedPicture one{std::move(picture), {}, {}, {}};
        if (!m_job.figures.empty()) {
            one.figure = named(m_job.figures, one.picture);
            one.outputs = outputPaths(one.figure, m_job.recipe.figure);
        }
        if (!m_job.arrays.empty()) {
            one.arrays = named(m_job.arrays, one.picture);
            one.outputs.push_back(one.arrays);
        }
        return one;
    }

private:
    std::string named(const std::string& pattern, const ListedPicture& picture)
    {
        const std::string name = nameOf(pattern, m_job.recipe, picture,
            [this](const std::string& tried) { return m_taken.contains(tried); });
        m_taken.insert(name);
        return fs::path(name).lexically_normal().string();
    }

    const BatchJob& m_job;
    std::set<std::string> m_taken;
};

} // namespace

BatchPlan planBatch(const BatchJob& job)
{
    checkAsked(job);
    std::vector<PlannedPicture> all;
    Namer namer(job);
    for (ListedPicture& picture : listPictures(job.inputs, job.recursive))
        all.push_back(namer.plan(std::move(picture)));
    checkOutputs(all);
    checkPlaces(job, all);
    BatchPlan plan;
    plan.listed = all.size();
    plan.table = tableOf(job);
    std::ranges::copy_if(all, std::back_inserter(plan.pictures),
        [&](const PlannedPicture& one) { return fallsTo(job.shard, one.picture); });
    checkWeights(job, plan);
    return plan;
}

} // namespace vitscope
