// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/token_group.h"

#include <string>
#include <vector>

namespace vitscope {

/// The one number of a pass that class-specific methods explain, resolved: nothing is left to choose.
struct Target
{
    enum class Of {
        Logits, ///< sum of weight * logit, before the softmax
        Probability, ///< of the first class
        FeatureNorm, ///< Euclidean norm of the features, for headless models
        /// cosine of the mean of what the model pools with one token or the mean of several, after the final
        /// norm; or of the features with those of another picture
        Similarity,
    };
    struct Class
    {
        int index = 0;
        double weight = 1;
        bool operator==(const Class&) const = default;
    };

    Of of = Of::Logits;
    std::vector<Class> classes = {}; ///< for Logits and Probability
    TokenGroup token = 0; ///< for Similarity: a token or the mean of several, held constant
    /// [dim] for Similarity with another picture: its token, or its features where `token` is empty.
    std::vector<float> like = {};
    std::string likeTitle = {};

    bool operator==(const Target&) const = default;
};

} // namespace vitscope
