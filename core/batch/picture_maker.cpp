// SPDX-License-Identifier: MIT
#include "core/batch/picture_maker.h"

#include "core/base/sha256.h"
#include "core/engine/find_method.h"
#include "core/figure/attention_maps.h"
#include "core/figure/output_files.h"
#include "core/figure/resource_folder.h"

#include <algorithm>

namespace vitscope {

namespace {

std::string hashOfNumbers(OutputIdentity identity)
{
    identity.recipe.display = {};
    identity.recipe.figure = {};
    const std::string key = identity.keyOf({}, {});
    return sha256Of(std::as_bytes(std::span(key))).substr(0, 16);
}

} // namespace

PictureMaker::PictureMaker(
    const Engine& engine, std::shared_ptr<const Model> model, const BatchJob& job, const Cancel& cancel)
    : m_engine(engine)
    , m_model(std::move(model))
    , m_job(job)
    , m_method(knownMethod(engine.methods(), job.recipe.method))
    , m_parameters(resolveParameters(job.recipe.parameters, m_method))
    , m_identity{job.recipe, m_model->report(), engine.versions(), {}}
{
    resolveQuery(job.recipe.query, m_model->report().shape, m_model->report().classNames);
    if (!job.recipe.similarPicture.empty()) {
        const auto picture = engine.readPicture(job.recipe.similarPicture, cancel);
        m_identity.similarHash = picture->sha256;
        m_second = engine.run(m_model, picture, options(), cancel, {});
    }
    if (const Recipe second = secondSide(job.recipe); namesOtherModel(job.recipe, second)) {
        m_other = engine.loadModel(
            second.weights.empty() ? demoModel() : second.weights, second.hints, cancel, {});
        m_identity.otherModel = &m_other->report();
    }
    m_batchId = hashOfNumbers(m_identity);
}

/// Whether figures ask the engine for more than the finding, which is done while no other pass goes on.
bool PictureMaker::asksMore() const
{
    return findTemplate(m_job.recipe.figure.pattern).asksMore;
}

RunOptions PictureMaker::options() const
{
    return {m_job.recipe.device, m_job.recipe.precision, m_job.recipe.interventions};
}

MadePicture PictureMaker::make(
    const PlannedPicture& planned, std::shared_ptr<const Picture> picture, const Cancel& cancel) const
{
    MadePicture made;
    FigureInputs inputs;
    inputs.recipe = m_job.recipe;
    inputs.recipe.image = planned.picture.path;
    inputs.engineVersions = m_identity.engineVersions;
    inputs.otherModel = m_other;
    inputs.run = m_engine.run(m_model, std::move(picture), options(), cancel, {});
    const Run& run = *inputs.run;
    if (const std::string why = m_engine.refusal(run, m_method.id); !why.empty())
        throw Error(ErrorKind::Failed, "VTS-U5", why, m_method.id, "Choose another method.");
    inputs.query = askedQuery(m_job.recipe, run, m_method);
    inputs.query.similarRun = m_second;
    inputs.finding = m_engine.analyse(run, m_method.id, inputs.query, m_parameters, cancel, {});
    const auto top = std::min(run.predictions().size(), std::size_t(m_job.top));
    made.row.predictions.assign(run.predictions().begin(), run.predictions().begin() + std::ptrdiff_t(top));
    made.row.summary = summaryOf(inputs.finding);
    made.row.seconds = run.seconds();
    if (!planned.figure.empty()) {
        inputs.picture = pictureOf(run);
        inputs.wider = widerRange(run, inputs.query, inputs.recipe.display, cancel);
        if (asksMore()) {
            inputs.source
                = std::make_shared<FindingSource>(m_engine, m_job.recipe.device, m_job.recipe.precision);
            made.parts.figure = encodeOutputs(inputs, planned.figure, cancel);
        }
    }
    made.parts.inputs = std::move(inputs);
    return made;
}

} // namespace vitscope
