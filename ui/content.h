// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/engine.h"
#include "ui/pyramid.h"

#include <list>
#include <memory>
#include <string>

namespace vitscope {

/// A model, a picture and the pass of one over the other: always all three or nothing, so that what is on
/// screen belongs together. Everything behind it is const and shared.
struct Content
{
    std::string modelPath;
    ModelHints hints;
    std::string picturePath;
    std::shared_ptr<const Model> model;
    std::shared_ptr<const Picture> picture;
    Pyramid pyramid; ///< the picture's pixels for painting
    std::shared_ptr<const Run> run;

    bool isFor(const std::string& model_, const ModelHints& hints_, const std::string& picture_) const
    {
        return run && modelPath == model_ && hints == hints_ && picturePath == picture_;
    }
};

/// The contents shown lately, so that going back costs no second pass. Bounded in number and in bytes; the
/// newest is always kept.
class ContentCache
{
public:
    void insert(Content content);
    const Content* find(const std::string& model, const ModelHints& hints, const std::string& picture) const;
    /// A model or a picture that some content holds; null when none does.
    std::shared_ptr<const Model> model(const std::string& path, const ModelHints& hints) const;
    const Content* withPicture(const std::string& path) const;

private:
    std::int64_t bytes() const;

    std::list<Content> m_contents; ///< newest first
};

} // namespace vitscope
