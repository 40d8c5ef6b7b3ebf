#!/usr/bin/env python3
"""judge.py ENGINE FILE: the forty rules over a file of accounts, in `python` or in `custodian`; prints one line of JSON.

Findings are hashed as account-rules does it: SHA-256 of the sorted lines rule + id, the first 12 digits."""
import hashlib, json, resource, sys, time
import rules

engine, path = sys.argv[1], sys.argv[2]
start = time.process_time()
users = [json.loads(line) for line in open(path)]
load = time.process_time() - start
found = []

def python():
    start = time.process_time()
    for rule in rules.R:
        falls_short, name = rule["py"], rule["id"]
        for user in users:
            if falls_short(user): found.append(name + user["id"])
    return time.process_time() - start

def custodian():
    import logging; logging.disable(logging.CRITICAL)
    from c7n.config import Config
    from c7n.policy import PolicyCollection
    from c7n.resources import load_resources
    load_resources(("aws.rest-api",))
    policies = [{"name": rule["id"].lower(), "resource": "aws.rest-api", "filters": rule["c7n"]} for rule in rules.R]
    made = list(PolicyCollection.from_data({"policies": policies}, Config.empty(region="us-east-1", account_id="000000000000")))
    assert len(made) == 40
    for policy in made: policy.validate()
    start = time.process_time()
    for policy in made:
        name = policy.name.upper()
        for user in policy.resource_manager.filter_resources(users): found.append(name + user["id"])
    return time.process_time() - start

judged = {"python": python, "custodian": custodian}[engine]()
found.sort()
print(json.dumps({
    "engine": {"python": "Python lambdas", "custodian": "Cloud Custodian"}[engine], "accounts": len(users),
    "load_cpu_s": round(load, 3), "judge_cpu_s": round(judged, 3),
    "pairs_per_cpu_s": round(len(users) * len(rules.R) / judged), "findings": len(found),
    "hash": hashlib.sha256("\n".join(found).encode()).hexdigest()[:12],
    "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}))
