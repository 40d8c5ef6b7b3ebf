#!/bin/bash
# The difference of two captures of 100,000 people and 20,000 configuration objects: nothing, 1 % and all of it edited.
#
#   Benchmarks/drift.sh [PEOPLE] [OBJECTS]
set -euo pipefail
cd "$(dirname "$0")"
scratch=${SCRATCH:-$HOME/.cache/linewarden-benchmarks}
build=${BUILD:-$scratch/build}
mkdir -p "$scratch"
swift build --configuration release --scratch-path "$build" --product drift-search 2>&1 | tail -1 >&2
for changed in 0 1 1 1 100; do "$build/release/drift-search" "${1:-100000}" "${2:-20000}" "$changed"; done
