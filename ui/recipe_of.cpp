// SPDX-License-Identifier: MIT
#include "ui/recipe_of.h"

#include "ui/session.h"

namespace vitscope {

Recipe recipeOf(const Session& session)
{
    const ViewState& state = session.state();
    Recipe recipe;
    recipe.weights = state.model;
    recipe.image = state.picture;
    recipe.hints = state.hints;
    recipe.method = state.method;
    if (const MethodFacts* facts = session.method())
        recipe.parameters = textOf(state.parametersOf(state.method), *facts);
    if (session.content().run)
        recipe.query = textOf(state.query, session.content().run->shape());
    recipe.display = state.display;
    return recipe;
}

} // namespace vitscope
