# SPDX-License-Identifier: MIT
# What app/run, tests/run and .ci/run share: packages, the LibTorch to build against, configuring and building.
# Sourced by them from the repository's root. Everything is told on stderr; stdout belongs to the program.

libtorch_wheels=app/libtorch_wheels.txt

packages_to_build="g++ cmake ninja-build ccache zlib1g-dev nlohmann-json3-dev libcli11-dev
    qt6-base-dev qt6-svg-dev qt6-wayland libgif-dev libtiff-dev libwebp-dev pkgconf
    libopencv-dev fonts-dejavu-core"
packages_for_system_libtorch="libtorch-dev libopenblas-dev libdnnl-dev"
packages_for_wheels="ca-certificates python3-pip unzip"
packages_to_test="poppler-utils qpdf librsvg2-bin libxml2-utils xvfb xdotool"
packages_to_check="clang-format-14 desktop-file-utils appstream shared-mime-info man-db zsh fish dpkg-dev"

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "$@"
    exit 1
}

# Prints those of the named Debian packages that are not installed.
missing_packages() {
    comm -13 <(dpkg-query -W -f '${db:Status-Abbrev}|${Package}\n' 2>/dev/null | sed -n 's/^ii |//p' | sort -u) \
        <(printf '%s\n' "$@" | sort -u)
}

# Installs what is missing of the named packages, or says exactly what to install and exits.
install_packages() {
    if ! command -v dpkg-query apt-get >/dev/null; then
        say "This is not Debian: taking for granted that its counterparts of these are installed: $*"
        return
    fi
    local missing as_root=()
    missing=$(missing_packages "$@" | tr '\n' ' ')
    [ -n "$missing" ] || return 0
    if [ "$EUID" -ne 0 ]; then
        if ! command -v sudo >/dev/null || { [ ! -t 0 ] && ! sudo -n true 2>/dev/null; }; then
            stop "These packages are missing, and installing them needs root or sudo. As root, run
    apt-get install --no-install-recommends $missing"
        fi
        as_root=(sudo)
    fi
    say "Installing: $missing"
    # shellcheck disable=SC2086 # the names are words
    if ! { "${as_root[@]}" apt-get update -q &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
            apt-get install -q -y --no-install-recommends $missing; } >&2; then
        stop "apt could not install all of: $missing"
    fi
}

# Succeeds where an NVIDIA driver is at work.
nvidia_driver() {
    [ -e /proc/driver/nvidia/version ] || { command -v nvidia-smi >/dev/null && nvidia-smi -L >/dev/null 2>&1; }
}

# Unpacks the pinned LibTorch of Python's package index into folder $1; with $2 = cpu only the part that
# computes on the CPU and the two small CUDA libraries that it refers to.
fetch_libtorch() {
    local folder=$1 part=$2 pins wheels
    [ -e "$folder/complete" ] && return
    install_packages $packages_for_wheels
    rm -rf "$folder"
    mkdir -p "$folder/wheels"
    pins=$folder/wheels/pins.txt
    wheels='^'
    [ "$part" = cpu ] && wheels='^(torch|nvidia-cuda-cupti-cu12|nvidia-cuda-runtime-cu12)=='
    grep -E "$wheels" "$libtorch_wheels" | grep -v '^#' >"$pins"
    python3 -m pip download --no-deps --require-hashes --only-binary=:all: --no-cache-dir -q \
        --implementation cp --python-version 3.11 --abi cp311 --abi none \
        --platform manylinux_2_28_x86_64 --platform manylinux_2_27_x86_64 --platform manylinux_2_17_x86_64 \
        --platform manylinux2014_x86_64 --platform manylinux_2_12_x86_64 --platform manylinux2010_x86_64 \
        -d "$folder/wheels" -r "$pins" >&2 || return 1
    local members=('torch/include/*' 'torch/lib/lib*') wheel
    [ "$part" = cpu ] && members=('torch/include/*' 'torch/lib/libc10.so' 'torch/lib/libtorch_cpu.so' 'torch/lib/libgomp*')
    for wheel in "$folder"/wheels/torch-*.whl; do
        unzip -q -o "$wheel" "${members[@]}" -d "$folder" || return 1
    done
    for wheel in "$folder"/wheels/nvidia_*.whl; do
        unzip -q -o "$wheel" 'nvidia/*/lib/*' -d "$folder" || return 1
    done
    rm -rf "$folder/wheels"
    touch "$folder/complete"
}

# Fetches the LibTorch with CUDA where it is wanted: cuda by hand, auto because of a driver. Sets libtorch (empty
# for the system's) and build_folder.
choose_libtorch() {
    local wanted=$1 cuda=build/libtorch-cuda
    libtorch=
    build_folder=build/release
    [ "$wanted" = cpu ] && return
    if [ ! -e "$cuda/complete" ]; then
        [ "$wanted" = auto ] &&
            say "An NVIDIA driver is present, so ViTScope is set up to compute on the GPU (--cpu: without it)."
        say "Fetching LibTorch with CUDA from Python's package index: about 3 GB, then 6 GB in $cuda."
        if ! fetch_libtorch "$cuda" all; then
            rm -rf "$cuda"
            [ "$wanted" = cuda ] && stop "LibTorch with CUDA could not be fetched. Try again, or use --cpu."
            say "LibTorch with CUDA could not be fetched: using the CPU for now. Run this again to retry."
            return
        fi
    fi
    libtorch=$PWD/$cuda/torch
    build_folder=build/release-cuda
}

# Configures where there is nothing yet, and builds. $1: preset, $2: folder, $3: target, the rest: options for cmake.
build() {
    local preset=$1 folder=$2 target=$3
    shift 3
    if [ ! -e "$folder/build.ninja" ]; then
        cmake --preset "$preset" -B "$folder" "$@" >&2 || stop "ViTScope could not be configured (see above)."
    fi
    cmake --build "$folder" --target "$target" >&2 || stop "ViTScope could not be built (see above)."
}

# Everything before the program or its tests can run. $1: auto, cpu or cuda, $2: what to build, the rest: further
# packages.
set_up() {
    local wanted=$1 target=$2
    shift 2
    if [ "$wanted" = auto ] && ! nvidia_driver; then
        wanted=cpu
    fi
    install_packages $packages_to_build $([ "$wanted" = cpu ] && echo $packages_for_system_libtorch) "$@"
    if ! mkdir -p build 2>/dev/null || [ ! -w build ]; then
        stop "$PWD cannot be written to. Clone ViTScope into a folder of your own."
    fi
    exec 9>build/set_up.lock
    flock 9
    choose_libtorch "$wanted"
    [ "$wanted" = cpu ] || [ -n "$libtorch" ] || install_packages $packages_for_system_libtorch
    build release "$build_folder" "$target" ${libtorch:+-DVITSCOPE_LIBTORCH="$libtorch"}
    exec 9>&-
}
