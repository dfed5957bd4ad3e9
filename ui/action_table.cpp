// SPDX-License-Identifier: MIT
#include "ui/actions.h"

namespace vitscope {

std::span<const ActionFacts> actionTable()
{
    static constexpr ActionFacts rows[] = {
        {"openPicture", "&File", "Open &pictures…", "Ctrl+O", "Open one or several pictures", "open-picture"},
        {"openModel", "&File", "Open &model…", "Ctrl+Shift+O",
            "Open model weights: safetensors or a PyTorch checkpoint", "open-model"},
        {"openModelFolder", "&File", "Open model &folder…", "Ctrl+Alt+O",
            "Open a model folder with config.json, as the hub publishes it"},
        {"openSession", "&File", "Open &session…", "", "A view that was saved, with its model and pictures",
            "", false, true},
        {"reopenSession", "&File", "Reopen &last session", "",
            "The view as it was when the window was closed"},
        {"saveSession", "&File", "&Save session", "Ctrl+S",
            "Keep the view: names and hashes of its files and every choice, no pixels and no weights"},
        {"saveSessionAs", "&File", "Save session &as…", "Ctrl+Shift+S", "Keep the view under another name"},
        {"demo", "&File", "Demo model and &samples", "", "Go back to the built-in model and pictures", "",
            false, true},
        {"paste", "&File", "P&aste picture", "Ctrl+V", "Open the picture that was copied", "", false, true},
        {"previousPicture", "&File", "P&revious picture", "PgUp", "The picture before this one", "", false,
            true},
        {"nextPicture", "&File", "&Next picture", "PgDown", "The picture after this one"},
        {"quit", "&File", "&Quit", "Ctrl+Q", "Leave the program", "", false, true},

        {"undo", "&Edit", "&Undo", "Ctrl+Z", "Take back the last change of the view", "undo"},
        {"redo", "&Edit", "&Redo", "Ctrl+Shift+Z Ctrl+Y", "Do again what was taken back", "redo"},
        {"removePin", "&Edit", "Remove &pin", "Del", "Remove the pin that asks", "", false, true},
        {"selectPatches", "&Edit", "&Select patches", "E",
            "A drag selects a rectangle, with Shift it is a brush, a click adds or removes one. Off: hold "
            "Ctrl",
            "", true, true},
        {"invertSelection", "&Edit", "&Invert selection", "Ctrl+I", "All patches that are not selected"},
        {"clearSelection", "&Edit", "&Clear selection", "Ctrl+Shift+A", "Nothing is selected"},
        {"resetDisplay", "&Edit", "Reset &display", "R", "Colours, range and opacity as at the first start",
            "", false, true},
        {"preferences", "&Edit", "Pre&ferences…", "Ctrl+,",
            "Theme, wheel, start of the display, threads, keys", "", false, true},

        {"fit", "&View", "&Fit picture", "F Ctrl+0", "The whole picture in the window", "fit", false, false},
        {"pixels", "&View", "&100 %", "Ctrl+1", "One picture pixel per screen pixel", "pixels"},
        {"zoomIn", "&View", "Zoom &in", "+ = Ctrl++", "Larger (mouse wheel: at the pointer)"},
        {"zoomOut", "&View", "Zoom &out", "- Ctrl+-", "Smaller (mouse wheel: at the pointer)"},
        {"showHeat", "&View", "&Map", "H", "Show or hide the map over the picture", "heat", true, true},
        {"showGrid", "&View", "Patch &grid", "G", "Show or hide the lines between patches", "grid", true},
        {"showColorBar", "&View", "Colour &bar", "B", "Show or hide the scale with its true values",
            "color-bar", true},
        {"showNumbers", "&View", "Patch &numbers", "Shift+G",
            "Show or hide the number of every patch, row by row from 0", "", true},
        {"smooth", "&View", "&Smooth map", "S",
            "Interpolate between patches. Off: every patch as it is, nothing invented", "smooth", true},
        {"nextColormap", "&View", "Next &colours", "C", "The next colour map", "", false, true},
        {"previousColormap", "&View", "Previous colours", "Shift+C", "The colour map before"},
        {"rangeMap", "&View", "Range of this map", "N",
            "Colours from the smallest to the largest value shown"},
        {"hideDocks", "&View", "Only the &picture", "Ctrl+B", "Hide the panels, or show them again", "", true,
            true},
        {"nextDock", "&View", "Ne&xt panel", "F6", "Move the keyboard focus to the next panel"},
        {"resetLayout", "&View", "Reset &layout", "", "Panels where they were at the first start"},

        {"layerUp", "&Analyse", "Layer before", "Up", "One row up in the overview", "", false, true},
        {"layerDown", "&Analyse", "Layer after", "Down", "One row down in the overview"},
        {"headLeft", "&Analyse", "Head before", "Left", "One head to the left in the overview"},
        {"headRight", "&Analyse", "Head after", "Right", "One head to the right in the overview"},
        {"firstLayer", "&Analyse", "First layer", "Ctrl+Home", "The layer next to the picture"},
        {"lastLayer", "&Analyse", "Last layer", "Ctrl+End", "The layer next to the answer"},
        {"firstHead", "&Analyse", "First head", "Home", "Head 0 of this layer"},
        {"lastHead", "&Analyse", "Last head", "End", "The last head of this layer"},
        {"meanHeads", "&Analyse", "&Mean of heads", "M", "All heads of the layer together, or one alone",
            "mean", true, true},
        {"seenBy", "&Analyse", "&Seen by", "D", "Turn the question round: which tokens look at this one",
            "direction", true},
        {"defaultToken", "&Analyse", "Ask from the &class token", "T",
            "Ask from the token that feeds the answer (or from all patches)", "class"},
        {"followPointer", "&Analyse", "Map follows the &pointer", "P",
            "Pointing at a patch asks from it. Off: only a click does", "", true},
        {"average", "&Analyse", "A&verage over all pictures", "A",
            "Numbers as the mean over the opened pictures with its confidence interval, or of this one", "",
            true},
        {"likeness", "&Analyse", "Explain &likeness", "L",
            "Explain how like the selected patch the features are, in place of a class, here and in pictures "
            "opened next; again: the class"},
        {"useAsBox", "&Analyse", "Use selection as &box", "Shift+B",
            "The rectangle around the selected patches becomes the box that faithfulness asks maps to point "
            "at"},
        {"cancel", "&Analyse", "&Cancel", "Esc", "Stop what is being computed", "", false, true},

        {"toggleHead", "&Change", "Switch this &head off", "X",
            "The head shown, or all of its layer where they are joined, adds nothing; again: it is back"},
        {"toggleAttention", "&Change", "Switch this layer's &attention off", "Shift+X",
            "The layer's attention adds nothing; again: it is back"},
        {"toggleMlp", "&Change", "Switch this layer's &MLP off", "Ctrl+Shift+X",
            "The layer's MLP adds nothing; again: it is back"},
        {"togglePatches", "&Change", "Remove &patches", "Ctrl+Del",
            "The selected patches, without any the pinned ones or the one that asks, are taken from the "
            "model; "
            "again: they are back"},
        {"restoreModel", "&Change", "&Restore the model", "", "Take back all changes inside the model", "",
            false, true},

        {"exportFigure", "E&xport", "Export &figure…", "Ctrl+E", "Save what is shown as PNG, SVG or PDF",
            "export"},
        {"copyFigure", "E&xport", "&Copy figure", "Ctrl+C", "Put what is shown on the clipboard", "copy",
            false, true},
        {"copyCommand", "E&xport", "Copy as command &line", "Ctrl+Shift+C",
            "The vitscope command that makes the same figure"},
        {"copyValues", "E&xport", "Copy &values", "Ctrl+Alt+C", "The numbers of the map as a table"},

        {"findCommand", "&Help", "&Find a command…", "Ctrl+K",
            "Actions, methods, panels, classes and recent files by a few letters"},
        {"methodGuide", "&Help", "&Choosing a method", "F1",
            "What each method answers, what it cannot tell, its cost and its source", "help"},
        {"modelInfo", "&Help", "Model &report", "I",
            "What was opened, how it was understood and what was guessed", "info"},
        {"shortcuts", "&Help", "&Shortcuts", "?", "All keys and mouse actions"},
        {"about", "&Help", "&About ViTScope", "", "Versions and licences"},
    };
    return rows;
}

} // namespace vitscope
