#!/usr/bin/env bash
# Publishes the tool in its three forms: bash eng/publish.sh [FOLDER], by default artifacts/published.
#   FOLDER/framework/Wavecast.Cli.dll       for `dotnet`, compiled as it runs
#   FOLDER/ready-to-run/Wavecast.Cli.dll    for `dotnet`, compiled before
#   FOLDER/native/wavecast                  a binary of its own, for processors of x86-64-v3 (2013) or later
# Takes about three minutes on two cores. NativeAOT needs gcc or clang, and zlib.
set -euo pipefail
folder=$(realpath -m "${1:-"$(dirname "${BASH_SOURCE[0]}")/../artifacts/published"}")
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Build nodes that outlive the script would hold its output open.
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# publish NAME PROPERTY... : into a new folder that takes NAME when it is whole, so that no run finds half of one.
publish() {
    local name=$1
    shift
    rm -rf "$folder/$name.new"
    if ! dotnet publish src/Wavecast.Cli -c Release -r linux-x64 -p:DebugType=none -p:PublishDocumentationFiles=false "$@" -o "$folder/$name.new" > "$log" 2>&1; then
        grep -E "error|warning" "$log" | sort -u >&2 || cat "$log" >&2
        if grep -qE "NU1101|NU1102|NU1301" "$log"; then
            echo "publish: a package for the form '$name' could not be restored; check the NuGet sources and run again." >&2
        elif grep -q "Platform linker" "$log"; then
            echo "publish: the form '$name' needs a linker; install gcc and zlib1g-dev, or clang, and run again." >&2
        else
            echo "publish: the form '$name' failed; the lines above say why." >&2
        fi
        rm -rf "$folder/$name.new"
        return 1
    fi
}

finish() {
    rm -rf "${folder:?}/$1"
    mv "$folder/$1.new" "$folder/$1"
    echo "$folder/$1"
}

publish framework
finish framework
publish ready-to-run -p:PublishReadyToRun=true
finish ready-to-run
publish native -p:PublishAot=true -p:StripSymbols=true
rm -f "$folder/native.new/"*.dbg
mv "$folder/native.new/Wavecast.Cli" "$folder/native.new/wavecast"
finish native
