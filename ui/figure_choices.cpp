// SPDX-License-Identifier: MIT
#include "ui/figure_choices.h"

#include "core/base/error.h"
#include "ui/settings.h"

namespace vitscope {

namespace {

constexpr const char* key = "export/figure";

} // namespace

FigureOptions chosenFigureOptions()
{
    const std::string text = Settings::store().value(key).toString().toStdString();
    try {
        return text.empty() ? FigureOptions() : recipeFromJson(text, "settings").figure;
    } catch (const Error&) { // written by another version or by hand
        return {};
    }
}

void chooseFigureOptions(const FigureOptions& figure)
{
    Recipe recipe;
    recipe.figure = figure;
    Settings::store().setValue(key, QString::fromStdString(toJson(recipe, Paths::BaseNames)));
}

} // namespace vitscope
