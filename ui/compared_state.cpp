// SPDX-License-Identifier: MIT
#include "ui/view_state.h"

namespace vitscope {

ViewState ViewState::other() const
{
    ViewState view = *this;
    view.compared.reset();
    if (!compared)
        return view;
    view.average = false;
    if (compared->picture)
        view.picture = *compared->picture;
    if (compared->model) {
        view.model = compared->model->path;
        view.hints = compared->model->hints;
        if (view.model != model || view.hints != hints)
            view.interventions = {}; // another model has other heads
    }
    if (compared->interventions)
        view.interventions = *compared->interventions;
    if (compared->method) {
        view.method = compared->method->id;
        view.parameters[view.method] = compared->method->parameters;
    }
    if (compared->heads) {
        view.query.layer = compared->heads->layer;
        view.query.heads = compared->heads->heads;
        view.query.head = compared->heads->head;
        view.query.direction = compared->heads->direction;
    }
    return view;
}

ComparedState ViewState::asReference() const
{
    ComparedState state;
    state.picture = picture;
    state.model = ComparedModel{model, hints};
    state.interventions = interventions;
    state.method = ComparedMethod{method, parametersOf(method)};
    state.heads = ComparedHeads{query.layer, query.heads, query.head, query.direction};
    return state;
}

} // namespace vitscope
