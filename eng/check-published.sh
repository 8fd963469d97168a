#!/usr/bin/env bash
# Publishes the tool in its three forms and tests that each trains to the same bits, draws and reports.
# The same tests are part of `dotnet test`, and skipped unless artifacts/published holds the forms; .ci/run publishes them first.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
bash eng/publish.sh artifacts/published
dotnet run --project tests/Wavecast.Cli.Tests -- -class "*PublishedTests"
