// SPDX-License-Identifier: MIT
#include "app/commands/command.h"
#include "app/commands/model_report.h"
#include "app/commands/opened.h"
#include "app/commands/options.h"
#include "app/commands/terminal.h"

namespace vitscope {

namespace {

Action declare(Options& options)
{
    const auto request = std::make_shared<Request>();
    addWeightsOptions(options, request);
    addJsonOption(options, request);
    return [request](const Cancel& cancel) {
        const Opened opened = openModel(*request, cancel, false);
        const ModelReport& report = opened.model->report();
        printResult(request->json ? reportJson(report) : reportText(report));
        return 0;
    };
}

} // namespace

extern const Command infoCommand;
const Command infoCommand{"info",
    "What was opened: family, shape, preprocessing, and where each value came from.", declare,
    "--json keys: file, sha256, format, family, title, evidence, weight_type, parameters, weight_bytes, "
    "flops,\n"
    "pass_bytes, shape {layers, heads, dim, head_dim, mlp_dim, image, patch, grid, tokens, classes}, prefix, "
    "pool,\n"
    "preprocessing {resize, resize_to, crop, interpolation, mean, std}, assumptions [{name, value, source, "
    "note}],\n"
    "unused, missing, notes, class_names. Sizes are [height, width] or [rows, columns]."};

} // namespace vitscope
