// SPDX-License-Identifier: MIT
#include "core/batch/batch_job.h"

namespace vitscope {

namespace {

/// A path that cannot be taken for an option.
std::string pathWord(const std::string& path)
{
    return shellQuoted(path.starts_with('-') ? "./" + path : path);
}

std::string pathOption(const char* option, const std::string& path)
{
    return path.empty() ? std::string() : std::string(" ") + option + " " + pathWord(path);
}

} // namespace

std::string commandLine(const BatchJob& job)
{
    const Recipe& recipe = job.recipe;
    std::string line = "vitscope batch" + pathOption("--weights", recipe.weights);
    for (const std::string& input : job.inputs)
        line += " " + pathWord(input);
    line += job.recursive ? " --recursive" : "";
    line += pathOption("--similar-picture", recipe.similarPicture)
        + pathOption("--other-weights", recipe.otherWeights) + optionsText(recipe);
    if (job.shard.count > 1)
        line += " --shard " + std::to_string(job.shard.number) + "/" + std::to_string(job.shard.count);
    line += pathOption("-o", job.figures) + pathOption("--npz", job.arrays);
    line += pathOption("--table", job.table);
    if (!job.table.empty() && job.top != BatchJob().top)
        line += " --top " + std::to_string(job.top);
    return line + (job.force ? " --force" : "");
}

std::string arraysCommand(const Recipe& recipe, const std::string& output)
{
    BatchJob job;
    job.recipe = recipe;
    job.recipe.weights = baseName(recipe.weights);
    job.recipe.similarPicture = baseName(recipe.similarPicture);
    job.recipe.otherWeights = baseName(recipe.otherWeights);
    job.inputs = {baseName(recipe.image)};
    job.arrays = baseName(output);
    return commandLine(job);
}

} // namespace vitscope
