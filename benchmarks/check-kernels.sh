#!/usr/bin/env bash
# Holds the hot loops to what was recorded, without measuring time: no call and no vector on the stack in an innermost loop, and no more
# instructions than benchmarks/kernels.txt says. A line for each violation, exit code 1. With --accept it records what is there.
#   benchmarks/check-kernels.sh [--accept]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
if [ $# -gt 1 ] || { [ $# -eq 1 ] && [ "$1" != --accept ]; }; then
    echo "There is no option $*. Expected: check-kernels.sh [--accept]" >&2
    exit 2
fi
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1
dotnet build -c Release "$root/benchmarks/Wavecast.Benchmarks" --nologo -v quiet
tool=(dotnet "$root/benchmarks/Wavecast.Benchmarks/bin/Release/net10.0/Wavecast.Benchmarks.dll")
listings=$(mktemp -d)
trap 'rm -rf "$listings"' EXIT

# 97 sequences have whole blocks and a lane by itself; 20 leave a half block, for the tiles of one vector.
for precision in double float; do
    for wide in 1 0; do
        for batch in 97 20; do
            DOTNET_EnableAVX512=$wide DOTNET_JitStdOutFile=$listings/$precision-$wide-$batch.txt \
                DOTNET_JitDisasm="Tiles6x2 Tiles12x1 Columns8 Columns4 Denominators Combine Show Backward Turn" \
                "${tool[@]}" closure --precision $precision --batch $batch --length 3 --json > /dev/null
        done
    done
done
"${tool[@]}" kernels "$listings"/*.txt --counts "$root/benchmarks/kernels.txt" "$@"
