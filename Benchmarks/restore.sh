#!/bin/bash
# A lost tenant made again in a new organisation, in real time: 2,000 objects at 300 requests a minute, of which 95 % are
# ours. It takes about eight minutes, nearly all of it waiting.
#
#   Benchmarks/restore.sh [SKILLS] [REQUESTS A MINUTE] [SHARE IN PERCENT]
set -euo pipefail
cd "$(dirname "$0")"
scratch=${SCRATCH:-$HOME/.cache/linewarden-benchmarks}
build=${BUILD:-$scratch/build}
mkdir -p "$scratch"
swift build --configuration release --scratch-path "$build" --product restore-elsewhere 2>&1 | tail -1 >&2
"$build/release/restore-elsewhere" "${1:-1860}" "${2:-300}" "${3:-95}"
