// SPDX-License-Identifier: MIT
#pragma once

#include "ui/session.h"

namespace vitscope {

/// One opening on its way: filled on the worker thread, then handed to the UI thread.
struct Session::Opening
{
    std::vector<std::string> paths; ///< as asked
    bool withDefaults = false; ///< demo model and sample picture for what is not there
    bool hintsGiven = false; ///< the content's hints are meant; else those of last time are looked for
    bool modelRefused = false; ///< set while the weights named in modelAsked are read
    bool undoable = true; ///< false: the first content, or one that was gone back to
    OpenPlan plan;
    QByteArray pasted; ///< encoded picture instead of a file
    std::string modelAsked, pictureAsked; ///< files that a person named
    Content content; ///< starts with what may be kept
    Interventions interventions; ///< of the pass
    std::string similarPicture; ///< see ViewState
    QByteArray similarPasted; ///< its encoded bytes instead of a file
    Restoring restoring; ///< where a view is brought back
    const Engine* engine = nullptr;
    QString versions;
};

} // namespace vitscope
