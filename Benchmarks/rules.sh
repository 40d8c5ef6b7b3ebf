#!/bin/bash
# The same forty rules over the same accounts in every engine: one table, medians of several runs, CPU seconds.
#
#   Benchmarks/rules.sh [ACCOUNTS] [RUNS]        100,000 accounts and 5 runs if not given
#
# Needs Python 3.11 or newer; DuckDB and Cloud Custodian are installed into a virtual environment of their own under
# $SCRATCH (~/.cache/linewarden-benchmarks), where the accounts and the release build go too.
set -euo pipefail
cd "$(dirname "$0")"
accounts=${1:-100000} runs=${2:-5}
scratch=${SCRATCH:-$HOME/.cache/linewarden-benchmarks}
build=${BUILD:-$scratch/build}
mkdir -p "$scratch"

python=$scratch/peers/bin/python
if [ ! -x "$scratch/peers/bin/custodian" ]; then
    python3 -m venv "$scratch/peers"
    "$python" -m pip install --quiet --requirement peers/requirements.txt
fi
file=$scratch/accounts-$accounts.jsonl
[ -s "$file" ] || python3 peers/accounts.py "$accounts" > "$file"
swift build --configuration release --scratch-path "$build" --product account-rules 2>&1 | tail -1 >&2
program=$build/release/account-rules

for run in $(seq "$runs"); do
    "$program" "$file" memory
    "$program" "$file" stream
    "$python" peers/duck.py "$file" 1
    # Minutes of CPU at 100,000 accounts, and the same rate at every size: once is enough.
    if [ "$run" = 1 ]; then "$python" peers/judge.py custodian "$file"; fi
done | python3 table.py
