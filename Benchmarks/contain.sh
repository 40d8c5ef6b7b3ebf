#!/bin/bash
# One person after another locked out of a simulated tenant whose every answer takes a while: milliseconds from the
# decision to the last outcome on disk.
#
#   Benchmarks/contain.sh [RUNS] [MILLISECONDS]
set -euo pipefail
cd "$(dirname "$0")"
scratch=${SCRATCH:-$HOME/.cache/linewarden-benchmarks}
build=${BUILD:-$scratch/build}
mkdir -p "$scratch"
swift build --configuration release --scratch-path "$build" --product contain-person 2>&1 | tail -1 >&2
"$build/release/contain-person" "${1:-200}" "${2:-20}"
