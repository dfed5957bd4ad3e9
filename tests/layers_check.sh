#!/bin/bash
# SPDX-License-Identifier: MIT
# The layer rule and the forbidden readers: greps the sources and fails with every line that breaks one.
set -uo pipefail
cd "${1:-$(dirname "$(readlink -f "$0")")/..}" || exit 2
broken=0

# forbid PATTERN REASON PATH...: no line of C++ below the paths may match. Comments do not count.
forbid() {
    local pattern=$1 reason=$2 found
    shift 2
    found=$(grep -rnE --include='*.cpp' --include='*.h' -- "$pattern" "$@" 2>/dev/null | grep -vE '^[^:]+:[0-9]+:\s*(//|\*)')
    if [ -n "$found" ]; then
        printf '%s\n%s\n\n' "$reason:" "$found"
        broken=1
    fi
}

# What a layer may never include: a part of the include path.
above() {
    printf '^\\s*#\\s*include\\s*[<"](%s)' "$1"
}

torch='ATen/|torch/|c10/|caffe2/'
opencv='opencv2/'
qt='Q[A-Z][A-Za-z]*[>"]|Qt[A-Z][A-Za-z]*/'
engine='core/engine/|core/picture/|core/analysis/[a-z_]+[>"]|core/analysis/methods|core/model/'

forbid "$(above "core/(weights|model|analysis|picture|engine|figure)/|ui/|app/|tests/|$torch|$opencv|$qt")" \
    "core/base stands below everything" core/base
forbid "$(above "core/(model|analysis|picture|engine|figure)/|ui/|app/|tests/|$torch|$opencv|$qt")" \
    "core/weights may use core/base alone" core/weights
forbid "$(above "core/(analysis|picture|engine|figure)/|ui/|app/|tests/|$opencv|$qt")" \
    "core/model may use core/base and core/weights" core/model
forbid "$(above "core/(picture|engine|figure)/|ui/|app/|tests/|$opencv|$qt")" \
    "core/analysis may use core/base, core/weights and core/model" core/analysis
forbid "$(above "core/figure/|ui/|app/|tests/|$qt")" \
    "core/picture and core/engine know neither figures nor windows" core/picture core/engine
forbid "$(above "core/(weights|model|picture)/|core/analysis/methods|ui/|app/|tests/|$torch|$opencv")" \
    "core/figure and core/batch reach tensors and pictures through core/engine/engine.h alone" core/figure core/batch
forbid "$(above "core/batch/")" "figures know no batches" core/figure core/engine
forbid "$(above "core/(weights|model|picture)/|core/analysis/methods|app/|tests/|$torch|$opencv")" \
    "ui reaches tensors and pictures through core/engine/engine.h alone" ui
forbid "$(above "core/(model|picture)/|core/weights/(formats|pickle|tensor_source|torch|zip)|core/analysis/methods|tests/|$torch|$opencv")" \
    "the commands reach models and pictures through core/engine/engine.h alone" app/main.cpp app/commands
forbid 'torch::(load|pickle_load|jit::load)|jit::(load|pickle_load)|PyTorchStreamReader|\bmmap *\(' \
    "files of strangers are read by our own readers, never mapped" core ui app
forbid '\bimwrite *\(|QImage::save' \
    "outputs are encoded to memory and written by one atomic writer" core ui app

[ $broken -eq 0 ] && echo "The layers hold."
exit $broken
