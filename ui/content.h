// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/engine.h"
#include "ui/pyramid.h"
#include "ui/view_state.h"

#include <list>
#include <memory>
#include <string>

namespace vitscope {

/// A model, a picture and the pass of one over the other, as interventions changed it: always all or nothing,
/// so that what is on screen belongs together. Everything behind it is const and shared.
struct Content
{
    std::string modelPath;
    ModelHints hints;
    std::string picturePath;
    std::shared_ptr<const Model> model;
    std::shared_ptr<const Picture> picture;
    Pyramid pyramid; ///< the picture's pixels for painting
    std::shared_ptr<const Run> run;
    std::shared_ptr<const Run> untouched; ///< the same without interventions; null where there are none
    std::string secondPath; ///< of a picture that this one is likened to; empty: none
    std::shared_ptr<const Run> second; ///< its pass through the same model

    bool isFor(const ViewState& state) const
    {
        return run && modelPath == state.model && hints == state.hints && picturePath == state.picture
            && run->interventions() == state.interventions && secondPath == state.secondPicture();
    }
};

/// The contents shown lately, so that going back costs no second pass. Bounded in number and in bytes; the
/// newest is always kept. What makes way is freed on another thread.
class ContentCache
{
public:
    void insert(Content content);
    const Content* find(const ViewState& state) const;
    /// A model or a picture that some content holds; null when none does.
    std::shared_ptr<const Model> model(const std::string& path, const ModelHints& hints) const;
    const Content* withPicture(const std::string& path) const;

private:
    std::int64_t bytes() const;

    std::list<Content> m_contents; ///< newest first
};

} // namespace vitscope
