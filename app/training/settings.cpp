// SPDX-License-Identifier: MIT
#include "app/training/settings.h"

#include <ATen/Parallel.h>

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vitscope {

namespace {

at::Device chooseDevice(const QString& name)
{
    if (name == "auto")
        return at::hasCUDA() ? at::kCUDA : at::kCPU;
    return at::Device(name.toStdString());
}

} // namespace

TrainingSettings readSettings(const QCoreApplication& application)
{
    const TrainingSettings defaults;
    QCommandLineParser parser;
    parser.setApplicationDescription("Trains the demo model on pictures it draws.");
    parser.addHelpOption();
    const auto add = [&](const QString& name, const QString& sentence, const QString& standard) {
        parser.addOption(QCommandLineOption(name, sentence, "value", standard));
    };
    add("out", "Folder for checkpoint and model.", "demo");
    add("steps", "Steps of the whole schedule.", QString::number(defaults.steps));
    add("stop", "Leave after this step, to go on later.", "0");
    add("batch", "Pictures per step.", QString::number(defaults.batchSize));
    add("seed", "Seed of weights and pictures.", QString::number(defaults.seed));
    add("rate", "Highest learning rate.", QString::number(defaults.learningRate));
    add("patch-weight", "Weight of the patch loss.", QString::number(defaults.patchWeight));
    add("attention-weight", "Weight of the attention loss.", QString::number(defaults.attentionWeight));
    add("explained-weight", "Weight of the loss of explanations.", QString::number(defaults.explainedWeight));
    add("two-objects", "Share of pictures with two objects.", QString::number(defaults.twoObjects));
    add("start", "Folder of a model to begin with.", "");
    add("sparse", "Share of the steps that leave out half the patches.",
        QString::number(defaults.sparseShare));
    add("device", "auto, cpu or cuda.", "auto");
    add("threads", "Threads of the network.", QString::number(at::get_num_threads()));
    parser.addOption(QCommandLineOption("resume", "Go on from the checkpoint in the folder."));
    parser.addOption(QCommandLineOption("float32", "No bfloat16: for processors without it."));
    parser.process(application);
    at::set_num_threads(parser.value("threads").toInt());
    TrainingSettings settings;
    settings.folder = parser.value("out").toStdString();
    settings.steps = parser.value("steps").toLongLong();
    settings.stop = parser.value("stop").toLongLong();
    settings.batchSize = parser.value("batch").toLongLong();
    settings.seed = parser.value("seed").toULongLong();
    settings.learningRate = parser.value("rate").toDouble();
    settings.patchWeight = parser.value("patch-weight").toDouble();
    settings.attentionWeight = parser.value("attention-weight").toDouble();
    settings.explainedWeight = parser.value("explained-weight").toDouble();
    settings.twoObjects = parser.value("two-objects").toDouble();
    settings.start = parser.value("start").toStdString();
    settings.sparseShare = parser.value("sparse").toDouble();
    settings.resume = parser.isSet("resume");
    settings.halfPrecision = !parser.isSet("float32");
    settings.device = chooseDevice(parser.value("device"));
    return settings;
}

double learningRateAt(const TrainingSettings& settings, std::int64_t step)
{
    const double warmUp = std::min(400.0, 0.25 * static_cast<double>(settings.steps));
    const double progress = static_cast<double>(step) / static_cast<double>(settings.steps);
    const double cosine = 0.5 + 0.5 * std::cos(std::numbers::pi * progress);
    return settings.learningRate * std::min(1.0, (static_cast<double>(step) + 1) / warmUp)
        * std::max(0.01, cosine);
}

} // namespace vitscope
