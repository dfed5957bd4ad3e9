// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/interventions.h"

#include <string>
#include <string_view>

namespace vitscope {

/// Interventions as a person writes them, in three texts. All numbers are counted from 0.
///
/// What is switched off: "head 3.5" (layer.head), "attention 7", "mlp 2" (layers), "patch 5,9" (row,column)
/// or "patches 5,9-7,12" (corners of a rectangle, both included), parted by semicolons. Temperatures:
/// "3.5=2", parted by semicolons. What takes a removed patch's place: masked, zero or mean. Whether the model
/// has such parts is checked when it runs.

std::string offText(const Interventions& interventions);
/// Replaces everything that is off. Throws Error(Failed, VTS-U2) with what it takes.
void setOff(Interventions& interventions, std::string_view text);

std::string temperatureText(const Interventions& interventions);
void setTemperatures(Interventions& interventions, std::string_view text);

std::string removalText(Interventions::Removal removal);
Interventions::Removal removalOf(std::string_view text);

/// "layer 3 head 5 off, 4 patches removed (masked)": for titles; empty where nothing is changed.
std::string interventionsTitle(const Interventions& interventions);

} // namespace vitscope
