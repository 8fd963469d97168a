#!/usr/bin/env bash
# Measures everything in docs/benchmarks.md, the peers of benchmarks/peers in the same rounds, and writes the page and its pictures.
#   benchmarks/run-all.sh [--quick] [--rounds N] [--rtneural SOURCES] [--results FILE] [--out FOLDER] [TABLE...]
# --quick takes small sizes, for trying out, and writes below artifacts/ instead of docs/.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1

quick=() tables=() results="" out="" rtneural=""
usage() {
    echo "$1 Expected: run-all.sh [--quick] [--rounds N] [--rtneural SOURCES] [--results FILE] [--out FOLDER] [TABLE...]" >&2
    exit 2
}
while [ $# -gt 0 ]; do
    case $1 in
        --quick) quick=(--quick) ;;
        --rounds | --rtneural | --results | --out)
            [ $# -ge 2 ] || usage "$1 needs a value."
            case $1 in
                --rounds) quick+=(--rounds "$2") ;;
                --rtneural) rtneural=$2 ;;
                --results) results=$2 ;;
                --out) out=$2 ;;
            esac
            shift
            ;;
        -*) usage "There is no option $1." ;;
        *) tables+=("$1") ;;
    esac
    shift
done
artifacts=$root/artifacts/benchmarks
mkdir -p "$artifacts"
results=${results:-$artifacts/results.json}
if [ -z "$out" ]; then
    if [[ ${quick[*]:-} == *--quick* ]]; then out=$artifacts; else out=$root/docs; fi
fi

dotnet build -c Release "$root/benchmarks/Wavecast.Benchmarks" --nologo -v quiet
tool=(dotnet "$root/benchmarks/Wavecast.Benchmarks/bin/Release/net10.0/Wavecast.Benchmarks.dll")
peers=(
    --peer "PyTorch=$("$root/benchmarks/peers/pytorch.sh")"
    --peer "ONNX-Runtime=$("$root/benchmarks/peers/onnxruntime.sh")"
)
while read -r command; do
    peers+=(--peer "RTNeural=$command")
done < <("$root/benchmarks/peers/rtneural.sh" "$rtneural")
"${tool[@]}" table "${tables[@]}" "${quick[@]}" --out "$results" "${peers[@]}"
"${tool[@]}" report "$results" --targets "$root/benchmarks/targets.txt" --out "$out"
echo "$out/benchmarks.md"
