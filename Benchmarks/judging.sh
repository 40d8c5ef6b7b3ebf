#!/bin/bash
# A capture read, translated and judged by every control, stage by stage; then who can do what, alone.
#
#   Benchmarks/judging.sh [PEOPLE ...]        10,000 and 100,000 if not given
#
# The capture is that of archive.sh: a simulated tenant, sealed and marked. Three runs of each size.
set -euo pipefail
cd "$(dirname "$0")"
scratch=${SCRATCH:-$HOME/.cache/linewarden-benchmarks}
build=${BUILD:-$scratch/build}
mkdir -p "$scratch"
for program in archive-nights judging-stages entitlement-analysis; do
    swift build --configuration release --scratch-path "$build" --product "$program" 2>&1 | tail -1 >&2
done
for people in "${@:-10000 100000}"; do
    for count in $people; do
        rm -rf "$scratch/judged.git" "$scratch/judged"
        "$build/release/archive-nights" "$count" 1 0 0 "$scratch/judged.git" >&2
        git clone --quiet --branch main "$scratch/judged.git" "$scratch/judged"
        for run in 1 2 3; do "$build/release/judging-stages" "$scratch/judged"; done
        for run in 1 2 3; do "$build/release/entitlement-analysis" "$count"; done
    done
done
rm -rf "$scratch/judged.git" "$scratch/judged"
