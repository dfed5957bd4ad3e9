#!/bin/bash
# SPDX-License-Identifier: MIT
# Makes the Debian package, unpacks it and runs what is inside from there. 77 where that cannot be done.
# $1: the build folder
set -uo pipefail
command -v cpack dpkg-deb dpkg-shlibdeps >/dev/null || exit 77
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
broken=0

fail() {
    printf '%s\n' "$*"
    broken=1
}

told=$(cpack -G DEB --config "$1/CPackConfig.cmake" -B "$folder" 2>&1) || { echo "$told"; exit 1; }
package=$(echo "$folder"/vitscope_*.deb)
[ -f "$package" ] || { echo "no package: $told"; exit 1; }
depends=$(dpkg-deb -f "$package" Depends)
for needed in libc6 libqt6widgets6 libqt6svg6 libopenblas0 libtorch libopencv-core zlib1g; do
    [[ $depends == *$needed* ]] || fail "The package does not depend on $needed: $depends"
done
dpkg-deb -x "$package" "$folder/root"
for file in bin/vitscope lib/vitscope/libvitscope_engine.so share/vitscope/demo/model.safetensors \
    share/vitscope/samples/goldfish.jpg share/applications/io.github.vitscope.ViTScope.desktop \
    share/metainfo/io.github.vitscope.ViTScope.metainfo.xml share/mime/packages/io.github.vitscope.ViTScope.xml \
    share/icons/hicolor/16x16/apps/io.github.vitscope.ViTScope.png \
    share/icons/hicolor/512x512/apps/io.github.vitscope.ViTScope.png \
    share/icons/hicolor/scalable/apps/io.github.vitscope.ViTScope.svg share/man/man1/vitscope.1.gz \
    share/bash-completion/completions/vitscope share/zsh/vendor-completions/_vitscope \
    share/fish/vendor_completions.d/vitscope.fish share/doc/vitscope/copyright; do
    [ -s "$folder/root/usr/$file" ] || fail "The package has no $file."
done
stray=$(dpkg-deb -c "$package" | grep -E '\.(h|a|cmake)$|/include/')
[ -z "$stray" ] || fail "The package holds what only builds need: $stray"
readelf -d "$folder/root/usr/bin/vitscope" "$folder/root/usr/lib/vitscope/"*.so | grep -E 'R(UN)?PATH' |
    grep -q "${1%/build/*}" && fail "A file looks for libraries in the build folder."

program=$folder/root/usr/bin/vitscope
cd "$folder" || exit 1
env -u DISPLAY -u WAYLAND_DISPLAY "$program" predict --top 1 >predicted || fail "The unpacked program does not predict."
env -u DISPLAY "$program" render --method rollout -o figure.pdf || fail "The unpacked program does not render."
[ "$(head -c 5 figure.pdf)" = %PDF- ] || fail "The figure is no PDF."
[ $broken -eq 0 ] || exit 1
echo "$(basename "$package"): $(du -k "$package" | cut -f1) KiB, $(tr -d '\n' <predicted | tr -s ' ')"
