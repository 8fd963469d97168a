#!/usr/bin/env bash
# Prints the median of 20 starts of each published form of the tool, after 3 that are not counted: bash benchmarks/start.sh [FOLDER].
# FOLDER, by default artifacts/published, is what eng/publish.sh has written.
set -euo pipefail
folder=${1:-"$(dirname "${BASH_SOURCE[0]}")/../artifacts/published"}
export LC_ALL=C

# median NAME BAR_MS COMMAND...
median() {
    local name=$1 bar=$2 i begin
    shift 2
    for i in $(seq 23); do
        begin=$(date +%s%N)
        "$@" --help > /dev/null
        echo $(( $(date +%s%N) - begin ))
    done | tail -n 20 | sort -n | awk -v name="$name" -v bar="$bar" '
        { ns[NR] = $1 }
        END { printf "%-14s %6.1f ms (least %.1f, most %.1f; at most %d wanted)\n", name, (ns[10] + ns[11]) / 2e6, ns[1] / 1e6, ns[20] / 1e6, bar }'
}

for form in framework ready-to-run native; do
    if [ ! -d "$folder/$form" ]; then
        echo "start: there is no '$folder/$form'; run bash eng/publish.sh first." >&2
        exit 2
    fi
done
median framework 150 dotnet "$folder/framework/Wavecast.Cli.dll"
median ready-to-run 100 dotnet "$folder/ready-to-run/Wavecast.Cli.dll"
median native 20 "$folder/native/wavecast"
