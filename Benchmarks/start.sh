#!/bin/bash
# How long `linewarden --version` takes, and how large the release executable is.
#
#   Benchmarks/start.sh [EXECUTABLE]
set -euo pipefail
program=${1:?the release executable: swift build -c release --show-bin-path}
python3 - "$program" <<'PYTHON'
import os, statistics, subprocess, sys, time
walls, processors = [], []
for _ in range(21):
    before, start = os.times(), time.perf_counter()
    subprocess.run([sys.argv[1], "--version"], check=True, stdout=subprocess.DEVNULL)
    walls.append(time.perf_counter() - start)
    after = os.times()
    processors.append(after.children_user + after.children_system - before.children_user - before.children_system)
print(f"--version: {statistics.median(walls) * 1000:.0f} ms wall, {statistics.mean(processors) * 1000:.0f} ms CPU, of 21 runs")
PYTHON
stripped=$(mktemp)
strip -o "$stripped" "$program"
printf 'executable: %s MiB, stripped %s MiB\n' "$(($(stat -c %s "$program") / 1048576))" "$(($(stat -c %s "$stripped") / 1048576))"
rm -f "$stripped"
