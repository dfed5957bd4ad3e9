// SPDX-License-Identifier: MIT
#pragma once

#include "core/figure/recipe.h"

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace vitscope {

class Options;

/// What the arguments of a command asked for.
struct Request
{
    Recipe recipe;
    std::vector<std::string> images; ///< paths; none: the built-in sample
    int threads = 0; ///< 0: all cores
    bool json = false;
    bool force = false; ///< existing outputs may be replaced
    std::string output;
    bool average = false; ///< over all pictures instead of one after another
};

/// --weights and the hints.
void addWeightsOptions(Options& options, const std::shared_ptr<Request>& request);
/// --input-tensor, --device, --threads, --precision.
void addRunOptions(Options& options, const std::shared_ptr<Request>& request);
/// The view options of these keys; all of them where none are named.
void addViewOptions(
    Options& options, const std::shared_ptr<Request>& request, std::span<const std::string_view> keys = {});
/// -o and --force. `placeholder` says which files it takes.
void addOutputOptions(
    Options& options, const std::shared_ptr<Request>& request, std::string_view placeholder);
/// --average, of methods that yield numbers.
void addAverageOption(Options& options, const std::shared_ptr<Request>& request);
void addJsonOption(Options& options, const std::shared_ptr<Request>& request);

/// A usage error (Failed, VTS-U5): `happened` and `advice` are sentences, `subject` an option.
[[noreturn]] void refuseUsage(
    const std::string& subject, const std::string& happened, const std::string& advice);

} // namespace vitscope
