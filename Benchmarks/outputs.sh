#!/bin/bash
# All documents of one run but the PDF, of a tenant with many findings: CPU seconds beyond judging, and sizes.
#
#   Benchmarks/outputs.sh EXECUTABLE [PEOPLE]        50,000 people if not given: about 10,000 findings
#
# Needs Python 3.11 or newer. The same capture is judged with and without writing anything; the difference is the price
# of the documents. Medians of five runs.
set -euo pipefail
program=$(realpath "${1:?the release executable: swift build -c release --show-bin-path}")
python3 - "$program" "${2:-50000}" <<'PYTHON'
import glob, json, os, statistics, subprocess, sys, tempfile

program, people = sys.argv[1:]
formats = ["--out", "reports", "--formats", "oscal,ocsf,sarif,junit"]


def used(arguments):
    """CPU seconds and peak MiB of one run."""
    with open(os.devnull, "w") as nothing:
        run = subprocess.Popen([program, *arguments], stdout=nothing)
        _, status, resources = os.wait4(run.pid, 0)
    if os.waitstatus_to_exitcode(status) > 2:
        sys.exit(f"{arguments} ended with {os.waitstatus_to_exitcode(status)}")
    return resources.ru_utime + resources.ru_stime, resources.ru_maxrss / 1024


def median(arguments):
    runs = [used(arguments) for _ in range(5)]
    return statistics.median(cpu for cpu, _ in runs), max(peak for _, peak in runs)


with tempfile.TemporaryDirectory(prefix="linewarden-outputs-") as folder:
    os.chdir(folder)
    used(["demo", "--people", people, "--posture", "poor", "--out", "demo", "--at", "2026-11-22T08:00:00Z"])
    archive = glob.glob("demo/data/tenants/*/archive.git")[0]
    subprocess.run(["git", "clone", "--quiet", "--branch", "main", archive, "capture"], check=True)
    judging, _ = median(["assess", "--capture", "capture"])
    writing, peak = median(["assess", "--capture", "capture", *formats])
    findings = len(json.load(open("reports/findings.json")))
    html = os.path.getsize("reports/report.html")
    allowed = (1 << 20) + 150 * findings
    print(f"{findings} findings: {writing - judging:.2f} CPU s for all documents, beyond {judging:.2f} for reading and")
    print(f"judging; {peak:.0f} MiB at most; report.html {html} bytes, of {allowed} allowed")
    for file in sorted(glob.glob("reports/**/*.*", recursive=True)):
        print(f"  {os.path.getsize(file):>10}  {file}")
PYTHON
