#!/bin/bash
# The archive: a capture of 100,000 people committed, the next with 1 % changed, read back; then nights of 20,000.
#
#   Benchmarks/archive.sh [NIGHTS]        of the 20,000 people; 30 if not given
set -euo pipefail
cd "$(dirname "$0")"
nights=${1:-30}
scratch=${SCRATCH:-$HOME/.cache/linewarden-benchmarks}
build=${BUILD:-$scratch/build}
mkdir -p "$scratch"
swift build --configuration release --scratch-path "$build" --product archive-nights 2>&1 | tail -1 >&2
program=$build/release/archive-nights
for run in 1 2 3; do "$program" 100000 4 1 0 "$scratch/nights.git"; done
# One in a hundred changed and six in ten signed in, as on a working day.
"$program" 100000 3 1 60 "$scratch/nights.git"
"$program" 20000 "$nights" 1 60 "$scratch/nights.git"
"$program" 20000 "$nights" 1 0 "$scratch/nights.git"
rm -rf "$scratch/nights.git"
