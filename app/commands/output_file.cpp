// SPDX-License-Identifier: MIT
#include "app/commands/output_file.h"

#include "core/base/error.h"
#include "core/figure/save_file.h"

#include <filesystem>

namespace vitscope {

namespace {

bool isSameFile(const std::string& a, const std::string& b)
{
    std::error_code problem;
    return std::filesystem::equivalent(a, b, problem) && !problem;
}

bool isInside(const std::string& file, const std::string& folder)
{
    std::error_code problem;
    const auto parent = std::filesystem::absolute(file, problem).parent_path();
    return std::filesystem::is_directory(folder, problem) && isSameFile(parent, folder)
        && std::filesystem::exists(file, problem);
}

} // namespace

void checkOutput(const Request& request, const std::string& output)
{
    if (output.empty())
        refuseUsage("-o", "there is no output file.", "Name one: -o FILE.");
    std::vector<std::string> inputs = request.images;
    inputs.insert(inputs.end(),
        {request.recipe.weights, request.recipe.inputTensor, request.recipe.similarPicture,
            request.recipe.otherWeights});
    for (const std::string& input : inputs) {
        if (!input.empty() && (isSameFile(input, output) || isInside(output, input)))
            throw Error(ErrorKind::Unwritable, "VTS-O2", "the output would overwrite an input.",
                shownName(baseName(output)), "Choose another name.");
    }
    checkTarget(QString::fromStdString(output), request.force ? Existing::Replace : Existing::Refuse);
}

} // namespace vitscope
