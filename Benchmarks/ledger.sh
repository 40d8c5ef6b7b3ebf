#!/bin/bash
# The ledger: entries of 1 kB appended, sealed, verified and proved; proofs in a log of a million small ones; pymerkle beside.
#
#   Benchmarks/ledger.sh [ENTRIES]        of the large log; 1,000,000 if not given
set -euo pipefail
cd "$(dirname "$0")"
large=${1:-1000000}
scratch=${SCRATCH:-$HOME/.cache/linewarden-benchmarks}
build=${BUILD:-$scratch/build}
mkdir -p "$scratch"
swift build --configuration release --scratch-path "$build" --product ledger-rates 2>&1 | tail -1 >&2
program=$build/release/ledger-rates
# A folder each, deleted at the end: ext4 searches long for a free inode where many were deleted a moment ago.
for run in 1 2 3; do "$program" 200000 1000 1000 50000 "$scratch/ledger-$run"; done
"$program" "$large" 10000 100 50000 "$scratch/ledger-large"
rm -rf "$scratch"/ledger-{1,2,3,large}
[ -d "$scratch/merkle-venv" ] || python3 -m venv "$scratch/merkle-venv"
"$scratch/merkle-venv/bin/pip" install --quiet --disable-pip-version-check pymerkle==7.0.0
"$scratch/merkle-venv/bin/python" peers/merkle.py 200000 1000
