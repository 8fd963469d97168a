#!/usr/bin/env bash
# Builds RTNeural's peer from a source tree of your own and prints how each build is started, or "missing:" and why.
#   benchmarks/peers/rtneural.sh SOURCES
# SOURCES holds RTNeural/RTNeural.h; Eigen is its modules/Eigen, or Debian's libeigen3-dev. What is built lies in the user's cache.
# No build is the best for all sizes: with 512-bit vectors gcc 12 made two layers of 16 in double nine times slower. So there are four, and the
# best of them counts.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
sources=${1:-}

missing() { echo "missing:$1"; exit 0; }

[ -n "$sources" ] || missing "give its source tree by --rtneural SOURCES"
[ -f "$sources/RTNeural/RTNeural.h" ] || missing "there is no RTNeural/RTNeural.h in the folder that --rtneural names"
command -v g++ > /dev/null || missing "install g++ to build it"
eigen=$sources/modules/Eigen
[ -f "$eigen/Eigen/Dense" ] || eigen=/usr/include/eigen3
[ -f "$eigen/Eigen/Dense" ] || missing "install libeigen3-dev (Debian), which it computes with"

cache=${XDG_CACHE_HOME:-$HOME/.cache}/wavecast-peers
mkdir -p "$cache"
# Only the tree's own commit: an unpacked archive inside another repository has none.
version=unversioned
[ ! -e "$sources/.git" ] || version=$(git -C "$sources" describe --tags --always)

# 32 bytes is the largest alignment that it knows; the matrices of 128 units are beyond the size that Eigen allows by itself.
build() {
    local name=$1 program=$cache/rtneural-$1
    shift
    if g++ -std=c++17 -O3 -march=native "$@" -DNDEBUG -DRTNEURAL_USE_EIGEN=1 -DRTNEURAL_DEFAULT_ALIGNMENT=32 -DEIGEN_STACK_ALLOCATION_LIMIT=0 \
        "-DRTNEURAL_BUILD=\"$name\"" "-DRTNEURAL_VERSION=\"$version\"" -I"$sources" -I"$eigen" "$here/rtneural.cpp" -o "$program" > "$program.log" 2>&1; then
        echo "$program"
    else
        echo "missing:$name does not build: $(grep -m1 -o 'error:.*' "$program.log")"
    fi
}

build native
build native,fast-math -ffast-math
build no-avx512 -mno-avx512f
build no-avx512,fast-math -mno-avx512f -ffast-math
