// SPDX-License-Identifier: MIT
#include "core/analysis/class_target.h"
#include "core/analysis/lens.h"
#include "core/analysis/methods.h"

#include <cmath>

namespace vitscope {

namespace {

enum class Show { Probability, Logit };

std::vector<Parameter> parameters()
{
    return {{"show", "Show", "Probability (softmax over all classes) or logit.", Parameter::Kind::Choice, 0,
                0, 0, 0, {"probability", "logit"}},
        {"top", "Classes", "How many of the most probable classes are drawn where none was chosen.",
            Parameter::Kind::Integer, 1, 20, 1, 5, {}}};
}

std::vector<int> drawnClasses(const ViTRun& run, const Query& query, int top)
{
    std::vector<int> classes;
    for (const auto& [index, weight] : query.classes)
        classes.push_back(index);
    for (int rank = 0; query.classes.empty() && rank < top && rank < int(run.predictions().size()); ++rank)
        classes.push_back(run.predictions()[std::size_t(rank)].index);
    return classes;
}

void expect(const ViTRun& run)
{
    expectClasses(run, "logit-lens");
}

Finding compute(const ViTRun& run, const Query& query, const Parameters& parameters, const Cancel& cancel,
    const Progress& progress)
{
    const Show show{int(parameters.at("show"))};
    Curves curves;
    curves.title = "Logit lens";
    curves.xAxis = "blocks passed";
    curves.yAxis = show == Show::Logit ? "logit" : "probability";
    curves.note = "The model's own final norm and head read the tokens after every block; the last point is "
                  "the prediction itself.";
    if (show == Show::Probability) {
        curves.low = 0;
        curves.high = 1;
    }
    const auto classes = drawnClasses(run, query, int(parameters.at("top")));
    for (std::size_t rank = 0; rank < classes.size(); ++rank) {
        Curves::Line line{targetTitle(run, {Target::Of::Logits, {{classes[rank], 1}}, 0}), {}, {}, {}, {}};
        if (query.classes.empty())
            line.role = rank ? "prediction " + std::to_string(rank + 1) : "top prediction";
        curves.lines.push_back(std::move(line));
    }
    for (int layer = 0; layer <= run.layers(); ++layer) {
        cancel.poll();
        report(progress, "after block " + std::to_string(layer), double(layer) / (run.layers() + 1));
        auto values = lensLogits(run, layer).to(at::kDouble); // [classes]
        if (show == Show::Probability)
            values = at::softmax(values, -1);
        for (std::size_t line = 0; line < classes.size(); ++line) {
            curves.lines[line].x.push_back(float(layer));
            curves.lines[line].y.push_back(values[classes[line]].item<float>());
        }
    }
    return curves;
}

} // namespace

extern const Method logitLens;
const Method logitLens{"logit-lens", "Logit lens", MethodGroup::Tokens,
    "When the model makes up its mind: what its head would say if it read the tokens after each block.",
    "Early layers may hold the class in a form that the head cannot read.", "the head once for each layer",
    "nostalgebraist 2020, interpreting GPT: the logit lens; each layer with its own norm statistics", false,
    false, {.targetClass = true}, parameters, compute, nullptr, nullptr, expect};

} // namespace vitscope
