#!/bin/bash
# A tenant put into tables in memory and asked in SQL; seconds of CPU.
#
#   Benchmarks/query.sh [PEOPLE ...]        1,000, 10,000 and 100,000 if not given
set -euo pipefail
cd "$(dirname "$0")"
scratch=${SCRATCH:-$HOME/.cache/linewarden-benchmarks}
build=${BUILD:-$scratch/build}
swift build --configuration release --scratch-path "$build" --product inventory-tables 2>&1 | tail -1 >&2
for people in "${@:-1000 10000 100000}"; do
    for count in $people; do "$build/release/inventory-tables" "$count"; done
done
