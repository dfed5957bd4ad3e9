#!/bin/bash
# SPDX-License-Identifier: MIT
# What the desktop is told, checked by the desktop's own tools where they are installed; 77 where none is.
# $1: the build folder
set -uo pipefail
sources=$(dirname "$(readlink -f "$0")")/../resources/desktop
made=$1/resources/desktop
id=io.github.vitscope.ViTScope
broken=0 asked=0

# check TOOL ARGUMENT...: runs it where it is installed; whatever it prints on failure is shown.
check() {
    command -v "$1" >/dev/null || { echo "$1 is not installed: skipped"; return; }
    asked=$((asked + 1))
    local told
    if ! told=$("$@" 2>&1); then
        printf '%s\n%s\n' "$*:" "$told"
        broken=1
    fi
}

check desktop-file-validate "$sources/$id.desktop"
check appstreamcli validate --no-net "$made/$id.metainfo.xml"
check xmllint --noout "$sources/$id.mime.xml" "$sources/$id.svg" "$sources/$id-symbolic.svg"
check bash -n "$made/vitscope.bash"
check zsh -n "$made/_vitscope"
check fish -n "$made/vitscope.fish"

# hints that desktop-file-validate prints do not fail it
if command -v desktop-file-validate >/dev/null && [ -n "$(desktop-file-validate "$sources/$id.desktop")" ]; then
    desktop-file-validate "$sources/$id.desktop"
    broken=1
fi

if command -v man >/dev/null; then
    told=$(LC_ALL=C.UTF-8 MANWIDTH=80 MANROFFSEQ= man --warnings -E UTF-8 -l -Tutf8 -Z "$made/vitscope.1" 2>&1 >/dev/null)
    [ -z "$told" ] || { printf 'man:\n%s\n' "$told"; broken=1; }
    asked=$((asked + 1))
fi

if command -v update-mime-database >/dev/null; then
    folder=$(mktemp -d)
    mkdir -p "$folder/packages"
    cp "$sources/$id.mime.xml" "$folder/packages/$id.xml"
    told=$(update-mime-database "$folder" 2>&1)
    for type in x-vitscope-session x-safetensors x-pytorch-checkpoint x-npz x-npy x-paddle-parameters; do
        [ -e "$folder/application/$type.xml" ] || { echo "no application/$type: $told"; broken=1; }
    done
    grep -q ':\*.vitscope' "$folder/globs2" || { echo "*.vitscope is not known"; broken=1; }
    rm -rf "$folder"
    asked=$((asked + 1))
fi

for size in 16 22 24 32 48 64 128 256 512; do
    found=$(head -c 24 "$made/icons/${size}x$size.png" | od -An -tx1 -j16 -N8 | tr -d ' \n')
    [ "$found" = "$(printf '%08x%08x' $size $size)" ] || { echo "the icon of $size pixels has another size"; broken=1; }
done

[ $broken -eq 0 ] || exit 1
[ $asked -gt 0 ] || exit 77
echo "The desktop's tools find no fault."
