#!/bin/bash
# Questions about time over 365 runs of a tenant of 100,000 people.
#
#   Benchmarks/history.sh [FINDINGS] [RUNS]        60,000 findings and 365 runs if not given
set -euo pipefail
cd "$(dirname "$0")"
scratch=${SCRATCH:-$HOME/.cache/linewarden-benchmarks}
build=${BUILD:-$scratch/build}
mkdir -p "$scratch"
swift build --configuration release --scratch-path "$build" --product history-questions 2>&1 | tail -1 >&2
"$build/release/history-questions" "${1:-60000}" "${2:-365}" "$scratch/history.sqlite"
rm -f "$scratch/history.sqlite"
