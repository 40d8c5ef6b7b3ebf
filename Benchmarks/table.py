#!/usr/bin/env python3
"""Lines of JSON in, one table out: the median of the runs of each engine."""
import json, statistics, sys

runs = {}
for line in sys.stdin:
    if line.startswith("{"):
        one = json.loads(line)
        runs.setdefault(one["engine"], []).append(one)

def median(own, key):
    values = [one[key] for one in own if key in one]
    return statistics.median(values) if values else None

print("| engine | accounts | read, CPU s | judge, CPU s | bytes to findings, CPU s | million pairs per CPU s | peak MiB | findings | hash |")
print("|---|---|---|---|---|---|---|---|---|")
for engine, own in runs.items():
    load, judge, total = median(own, "load_cpu_s"), median(own, "judge_cpu_s"), median(own, "total_cpu_s")
    if total is None: total = load + judge
    pairs = median(own, "pairs_per_cpu_s")
    cells = [
        engine, f"{own[0]['accounts']:,}", "" if load is None else f"{load:.2f}", "" if judge is None else f"{judge:.3f}",
        f"{total:.2f}", "" if pairs is None else f"{pairs / 1e6:.2f}", f"{median(own, 'peak_mib'):.0f}",
        f"{own[0]['findings']:,}", " ".join(sorted({one["hash"] for one in own}))]
    print("| " + " | ".join(cells) + " |")
hashes = {one["hash"] for own in runs.values() for one in own}
if len(hashes) != 1: sys.exit("the engines do not agree")
