// SPDX-License-Identifier: MIT
#include "core/analysis/head_statistics.h"
#include "core/base/error.h"

namespace vitscope {

namespace {

enum class To { Self, Class, Prefix };

std::vector<Parameter> parameters()
{
    return {
        {"to", "To",
            "self: the token itself; cls: the class token; prefix: all tokens that are no patches (class, "
            "distillation, registers).",
            Parameter::Kind::Choice, 0, 0, 0, 0, {"self", "cls", "prefix"}},
        queriesParameter(), showParameter()};
}

int classToken(const ViTShape& shape)
{
    const int token = defaultToken(shape);
    if (token == Query::pooled)
        throw Error(ErrorKind::Mismatch, "VTS-Q4", "this model has no class token.", "to=cls",
            "Ask for self or prefix.");
    return token;
}

at::Tensor mass(To to, const ViTShape& shape, int first, const at::Tensor& attention)
{
    switch (to) {
    case To::Class:
        return attention.select(2, classToken(shape));
    case To::Prefix:
        return attention.slice(2, 0, std::int64_t(shape.prefix.size())).sum(-1);
    case To::Self:
        break;
    }
    return attention.diagonal(first, 1, 2); // [heads, rows]
}

Finding compute(const ViTRun& run, const Query& query, const Parameters& parameters, const Cancel& cancel,
    const Progress& progress)
{
    const To to{int(parameters.at("to"))};
    if (to == To::Prefix && run.shape().prefix.empty())
        throw Error(ErrorKind::Mismatch, "VTS-Q4", "this model has no tokens but patches.", "to=prefix",
            "Ask for self.");
    const auto [weights, name] = queryRows(run, query, parameters);
    Matrix matrix = headStatistics(
        run, weights,
        [&](int first, const at::Tensor& attention) { return mass(to, run.shape(), first, attention); },
        cancel, progress);
    constexpr const char* targets[]{"the token itself", "the class token", "prefix tokens"};
    matrix.title = std::string("Attention to ") + targets[int(to)] + ", " + name;
    matrix.unit = "attention weight";
    matrix.note = "Share of each head's attention, 0 to 1.";
    return shownAs(std::move(matrix), parameters);
}

} // namespace

extern const Method attentionMass;
const Method attentionMass{"attention-mass", "Attention mass", MethodGroup::Attention,
    "How much of each head's attention goes to the token itself, the class token or all prefix tokens.",
    "Much attention need not do much: heads with nothing to add often rest on one such token.",
    "none beyond the pass", "Sums of the softmax rows; Vaswani et al. 2017, equation 1", false, false,
    {.query = true}, parameters, compute};

} // namespace vitscope
