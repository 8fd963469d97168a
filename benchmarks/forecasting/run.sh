#!/usr/bin/env bash
# Measures the forecasting figures of docs/benchmarks.md with the tool itself, and prints them as table rows.
#   benchmarks/forecasting/run.sh DATA [--seeds N] [--model auto|lstm|NAME] [series|long-seasons|m4-weekly|m4-hourly|nn5|m3|never|memory]...
# DATA is a folder with air_passengers.csv, sunspots.csv, elnino.csv, co2.csv, elec_equip.csv and nile.csv, and the competitions' files in
# bench/m4-weekly, bench/nn5, bench/m3 and, measured only where they are named, bench/m4-hourly, a series a row, and bench/long-seasons. None of them is
# part of this repository: see docs/benchmarks.md for where they are from.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1

usage() {
    echo "$1 Expected: run.sh DATA [--seeds N] [--model NAME] [series|long-seasons|m4-weekly|m4-hourly|nn5|m3|never|memory]..." >&2
    exit 2
}
data="" seeds=1 model=auto parts=()
while [ $# -gt 0 ]; do
    case $1 in
        --seeds | --model)
            [ $# -ge 2 ] || usage "$1 needs a value."
            if [ "$1" = --seeds ]; then seeds=$2; else model=$2; fi
            shift
            ;;
        -*) usage "There is no option $1." ;;
        *) if [ -z "$data" ]; then data=$1; else parts+=("$1"); fi ;;
    esac
    shift
done
[ -d "$data" ] || usage "DATA is '$data', which is no folder."
[ ${#parts[@]} -gt 0 ] || parts=(series m4-weekly nn5 m3 never memory)

dotnet build -c Release "$root/src/Wavecast.Cli" --nologo -v quiet >&2
tool=(dotnet "$(find "$root/src/Wavecast.Cli/bin/Release" -name Wavecast.Cli.dll -path '*/net10.0/*' | head -1)")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The number behind the first "name": at or behind an "object":{ of a JSON line.
number() { sed -E "s/.*\"$1\":\{//" <<<"$3" | grep -oE "\"$2\":(null|-?[0-9.eE+-]+)" | head -1 | cut -d: -f2; }

# One series: the last of five origins a horizon before the end, half a horizon apart, fitted anew at each.
one() { # file horizon season options...
    local file=$1 horizon=$2 season=$3 json
    shift 3
    json=$("${tool[@]}" backtest "$data/$file" --horizon "$horizon" --origins 5 --stride $((horizon / 2)) --season "$season" --refit every --model "$model" --json --quiet "$@")
    echo "| ${file%.csv} | $(number model mase "$json") | $(number model coverage80 "$json") | $(number model coverage95 "$json") | $(number seconds seconds "$json") |"
}

# One series of bench/long-seasons from eight origins, with and without a search for long seasons, beside the best of the simple methods in hindsight.
long() { # file horizon season stride
    local json without best name mase
    json=$("${tool[@]}" backtest "$data/bench/long-seasons/$1" --horizon "$2" --origins 8 --stride "$4" --season "$3" --refit never --model "$model" --json --quiet)
    without=$("${tool[@]}" backtest "$data/bench/long-seasons/$1" --horizon "$2" --origins 8 --stride "$4" --season "$3" --refit never --model "$model" --calendar none --json --quiet)
    best=inf
    for name in naive seasonal-naive drift mean theta ets stl-ets; do
        mase=$(sed -E 's/.*"candidates":\{//' <<<"$without" | grep -oE "\"$name\":\{[^}]*\}" | grep -oE '"mase":[0-9.]+' | head -1 | cut -d: -f2 || true)
        best=$(awk -v a="${mase:-inf}" -v b="$best" 'BEGIN { print (b == "inf" || (a != "inf" && a < b)) ? a : b }')
    done
    echo "| ${1%.csv} | $2, $3 | $(number model mase "$json") | $(number model mase "$without") | $best | $(number seconds seconds "$json") |"
}

# A competition's panel: forecast once, scored on what came.
panel() { # name train test horizon season
    local seed json
    for ((seed = 0; seed < seeds; seed++)); do
        json=$("${tool[@]}" forecast "$data/bench/$2" --layout rows --horizon "$4" --season "$5" --truth "$data/bench/$3" --model "$model" --seed "$seed" --out "$work/forecast.csv" --json --quiet)
        echo "| $1, seed $seed | $(number metrics smape "$json") | $(number metrics mase "$json") | $(number metrics owa "$json") | $(number metrics mae "$json") | $(number metrics msis "$json") | $(number metrics coverage80 "$json") | $(number metrics coverage95 "$json") | $(number naive2 smape "$json") / $(number naive2 mase "$json") | $(number seconds seconds "$json") |"
    done
}

for part in "${parts[@]}"; do
    case $part in
        series)
            echo "| series ($model) | MASE | coverage 80 % | 95 % | seconds |"
            echo "| --- | --- | --- | --- | --- |"
            one air_passengers.csv 24 12
            one sunspots.csv 22 1
            one elnino.csv 12 12 --wide-years
            one co2.csv 24 12 --resample monthly:mean --missing interpolate
            one elec_equip.csv 12 12
            ;;
        long-seasons)
            echo "| series ($model) | horizon, season | MASE | without long seasons | the best simple method | seconds |"
            echo "| --- | --- | --- | --- | --- | --- |"
            long daily-min-temperatures.csv 60 7 60
            long daily-max-temperatures.csv 60 7 60
            long example_wp_log_peyton_manning.csv 90 7 90
            long example_wp_log_R.csv 90 7 90
            long theme_park_attendance.csv 60 7 20
            long taylor.csv 96 48 96
            long vic_elec.csv 96 48 300
            ;;
        m4-weekly | m4-hourly | nn5 | m3)
            echo "| panel ($model) | sMAPE | MASE | OWA | MAE | MSIS | coverage 80 % | 95 % | Naive2 sMAPE / MASE | seconds |"
            echo "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
            case $part in
                m4-weekly) panel "M4 Weekly" m4-weekly/Weekly-train.csv.gz m4-weekly/Weekly-test.csv 13 1 ;;
                m4-hourly) panel "M4 Hourly" m4-hourly/Hourly-train.csv m4-hourly/Hourly-test.csv 48 24 ;;
                nn5) panel NN5 nn5/NN5-train.csv.gz nn5/NN5-test.csv 56 7 ;;
                m3)
                    panel "M3 Yearly" m3/M3-Yearly-train.csv m3/M3-Yearly-test.csv 6 1
                    panel "M3 Quarterly" m3/M3-Quarterly-train.csv m3/M3-Quarterly-test.csv 8 4
                    panel "M3 Monthly" m3/M3-Monthly-train.csv.gz m3/M3-Monthly-test.csv 18 12
                    panel "M3 Other" m3/M3-Other-train.csv m3/M3-Other-test.csv 8 1
                    ;;
            esac
            ;;
        never)
            # 2,000 steps with a daily season, 500 origins, fitted once.
            awk 'BEGIN { print "load"; srand(1); for (t = 0; t < 2000; t++) printf "%.6f\n", 50 + 20 * sin(t * 2 * 3.14159265358979 / 24) + 5 * sin(t / 60) + 4 * rand() }' >"$work/load.csv"
            for origins in 1 500; do
                json=$("${tool[@]}" backtest "$work/load.csv" --horizon 24 --origins $origins --stride 1 --season 24 --refit never --model "$model" --json --quiet)
                echo "refit never, $origins origins: $(number seconds seconds "$json") s"
            done
            ;;
        memory)
            awk 'BEGIN { srand(1); print "id,values"; for (i = 0; i < 10000; i++) { printf "s%d", i; for (t = 0; t < 200; t++) printf ",%.4f", (10 + i % 90) * (1 + 0.4 * sin((t + i) * 2 * 3.14159265358979 / 7) + 0.2 * rand()); print "" } }' >"$work/panel.csv"
            command -v /usr/bin/time >/dev/null || usage "The memory figure needs /usr/bin/time."
            /usr/bin/time -f "10,000 series of 200 steps: %M kB, %e s" "${tool[@]}" forecast "$work/panel.csv" --layout rows --horizon 14 --season 7 --model "$model" --out "$work/forecast.csv" --quiet
            ;;
        *) usage "There is no part '$part'." ;;
    esac
done
