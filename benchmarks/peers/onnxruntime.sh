#!/usr/bin/env bash
# Builds ONNX Runtime's peer, whose package comes by NuGet, and prints how it is started, or "missing:" and why.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if dotnet build -c Release "$here/onnxruntime" --nologo -v quiet -o "$here/onnxruntime/bin/peer" > "$log" 2>&1; then
    # Its telemetry is on by default, and the library asks when it loads.
    echo "env ORT_DISABLE_TELEMETRY=1 dotnet $here/onnxruntime/bin/peer/OnnxPeer.dll"
else
    echo "missing:it does not build: $(grep -m1 -o 'error.*' "$log")"
fi
