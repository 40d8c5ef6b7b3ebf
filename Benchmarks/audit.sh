#!/bin/bash
# Reads a year of audit entries of a simulated tenant into a ledger, over HTTP, the rate limit lifted.
#
#   Benchmarks/audit.sh EXECUTABLE [ENTRIES A WORKING DAY]        18,450 a working day are five million a year
#
# Needs Python 3.11 or newer. What the reader and the simulator use is counted apart.
set -euo pipefail
program=$(realpath "${1:?the release executable: swift build -c release --show-bin-path}")
python3 - "$program" "${2:-18450}" <<'PYTHON'
import json, os, resource, subprocess, sys, tempfile, time

program, audits = sys.argv[1:]


def used(children):
    """CPU seconds and peak MiB of a process that has ended."""
    return children.ru_utime + children.ru_stime, children.ru_maxrss / 1024


with tempfile.TemporaryDirectory(prefix="linewarden-audit-") as folder:
    os.chdir(folder)
    ready = open("ready", "w+")
    simulator = subprocess.Popen(
        [program, "simulate", "--people", "1000", "--posture", "sound", "--audits", audits, "--rate", "0",
         "--configuration", "sim.yaml"], stdout=ready)
    while b"ready" not in open("ready", "rb").read():
        time.sleep(0.1)
    start = time.perf_counter()
    reader = subprocess.Popen(
        [program, "audit", "read", "simulated", "--config", "sim.yaml", "--data", "data", "--quiet", "--json"],
        stdout=open("read.json", "w"))
    samples = []
    while True:
        pid, status, rusage = os.wait4(reader.pid, os.WNOHANG)
        if pid:
            break
        with open(f"/proc/{reader.pid}/statm") as statm:
            samples.append(int(statm.read().split()[1]) * 4096 / 1048576)
        time.sleep(1)
    wall = time.perf_counter() - start
    processor, peak = used(rusage)
    simulator.send_signal(2)
    _, _, rusage = os.wait4(simulator.pid, 0)
    served, kept = used(rusage)
    result = json.load(open("read.json"))
    read = result["read"]
    half = samples[len(samples) // 2] if samples else 0
    print(f"{read:,} entries, {result['requests']:,} requests, exit {os.waitstatus_to_exitcode(status)}")
    print(f"wall {wall:.0f} s, {read / wall:,.0f} entries/s")
    print(f"reader {processor:.1f} CPU s, {read / processor:,.0f} entries per CPU s, peak {peak:.0f} MiB, half way {half:.0f} MiB")
    print(f"simulator {served:.1f} CPU s, peak {kept:.0f} MiB")
    size = subprocess.run(["du", "-sm", "data"], capture_output=True, text=True).stdout.split()[0]
    print(f"ledger {size} MiB")
PYTHON
