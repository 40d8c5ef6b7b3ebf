#!/usr/bin/env python3
"""assess.py [PEOPLE ...]: the whole assessment of simulated tenants of these sizes; one table.

The simulator runs in a process of its own with its rate limit lifted; `linewarden assess` reads it over HTTP into a fresh
data directory, commits, judges and writes its reports. CPU seconds of the reader include git's. LINEWARDEN names the
executable; without it the release build is made."""
import json, os, re, shutil, subprocess, sys, tempfile, time

sizes = [int(size) for size in sys.argv[1:]] or [1_000, 10_000, 100_000]
here = os.path.dirname(os.path.abspath(__file__))

def executable():
    if "LINEWARDEN" in os.environ: return os.environ["LINEWARDEN"]
    build = ["swift", "build", "--package-path", os.path.join(here, ".."), "--configuration", "release", "--product", "linewarden"]
    subprocess.run(build, check=True, stdout=sys.stderr)
    folder = subprocess.run(build + ["--show-bin-path"], check=True, capture_output=True, text=True).stdout.strip()
    return os.path.join(folder, "linewarden")

def peak(pid):
    try:
        return int(re.search(r"VmHWM:\s+(\d+)", open(f"/proc/{pid}/status").read()).group(1)) // 1024
    except (OSError, AttributeError):
        return 0

def cpu(pid):
    fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

def secrets(credentials):
    pairs = {}
    for line in open(credentials):
        one = json.loads(line)
        pairs["LINEWARDEN_SECRET_" + one["reader"].upper()] = one["secret"]
    return pairs

def assess(program, people):
    folder = tempfile.mkdtemp(prefix="linewarden-assess-")
    path = lambda name: os.path.join(folder, name)
    start = time.monotonic()
    simulator = subprocess.Popen(
        [program, "simulate", "--people", str(people), "--rate", "1000000", "--configuration", path("linewarden.yaml"),
         "--credentials", path("credentials")], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        simulator.stdout.readline()
        prepared = time.monotonic() - start
        before = cpu(simulator.pid)
        environment = os.environ | secrets(path("credentials"))
        start = time.monotonic()
        with open(path("summary"), "w") as summary:
            reader = subprocess.Popen(
                [program, "assess", "simulated", "--config", path("linewarden.yaml"), "--data", path("data"), "--out",
                 path("reports"), "--quiet"], stdout=summary, stderr=open(path("errors"), "w"), env=environment)
            highest = 0
            while True:
                pid, status, used = os.wait4(reader.pid, os.WNOHANG)
                if pid: break
                highest = max(highest, peak(reader.pid))
                time.sleep(0.02)
        wall = time.monotonic() - start
        serving, memory = cpu(simulator.pid) - before, peak(simulator.pid)
        code = os.waitstatus_to_exitcode(status)
        text = open(path("summary")).read()
        if code > 2: sys.exit(open(path("errors")).read() + text)
        report = json.load(open(path("reports/assessment.json")))
        manifest = subprocess.run(
            ["git", "--git-dir", subprocess.run(["find", path("data"), "-name", "archive.git"], capture_output=True, text=True).stdout.strip(),
             "show", "HEAD:manifest.json"], capture_output=True, text=True, check=True).stdout
        calls = json.loads(manifest)["calls"]
        counts = {kind["name"]: kind["documents"] for kind in json.loads(manifest)["kinds"]}
        return {
            "people": counts["people"], "grants": counts["grants"], "divisions": counts["divisions"],
            "requests": sum(call["requests"] for call in calls), "wall": wall, "cpu": used.ru_utime + used.ru_stime,
            "peak": highest, "findings": text, "simulator_cpu": serving, "simulator_peak": memory, "prepared": prepared,
        }
    finally:
        simulator.terminate()
        simulator.wait()
        shutil.rmtree(folder, ignore_errors=True)

program = executable()
print("| people | grants | requests | ceiling | wall s | reader CPU s | reader peak MiB | simulator CPU s | simulator peak MiB |")
print("|---|---|---|---|---|---|---|---|---|")
for people in sizes:
    one = assess(program, people)
    ceiling = -(-one["people"] // 100) + -(-one["grants"] // 500) + one["divisions"] + 150
    print(
        f"| {one['people']:,} | {one['grants']:,} | {one['requests']:,} | {ceiling:,} | {one['wall']:.1f} | {one['cpu']:.1f} "
        f"| {one['peak']} | {one['simulator_cpu']:.1f} | {one['simulator_peak']} |", flush=True)
