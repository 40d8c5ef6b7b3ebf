#!/usr/bin/env python3
"""duck.py FILE [THREADS]: the forty rules as forty SQL queries in DuckDB, a query a control; prints one line of JSON."""
import hashlib, json, resource, sys, time
import duckdb

path = sys.argv[1]
threads = int(sys.argv[2]) if len(sys.argv) > 2 else 1
RN = 'list_transform(auth.roles, lambda x: x.name)'; P = "auth.permissions"
def role(n): return f"list_contains({RN}, '{n}')"
def perm(n): return f"list_contains({P}, '{n}')"
ACT = "state='active'"
S = {
"R01": ACT + " and not mfa.enabled", "R02": ACT + " and mfa.method='sms'", "R03": "type='person' and not sso.enforced", "R04": ACT + " and lastLoginDaysAgo>90",
"R05": ACT + " and lastLoginDaysAgo is null and createdDaysAgo>30", "R06": ACT + " and passwordAgeDays>365", "R07": r"regexp_matches(email,'@(gmail|yahoo|outlook)\.com$')", "R08": "username<>email",
"R09": "state<>'active' and (%s or %s)" % (role("admin"), role("Master Admin")), "R10": "state='deleted' and len(groups)>0", "R11": ACT + " and manager is null", "R12": ACT + " and externalId is null",
"R13": "title is null", "R14": "department=''", "R15": "state in ('inactive','deleted') and tokens.active>0", "R16": "tokens.active>0 and tokens.oldestDays>180",
"R17": ACT + " and " + role("admin"), "R18": ACT + " and " + role("Master Admin"), "R19": ACT + " and not mfa.enabled and " + role("admin"), "R20": "ends_with(email,'@bpo.example') and " + role("Architect Admin"),
"R21": perm("recording:recording:view") + " and " + perm("recording:recording:delete"), "R22": perm("authorization:grant:add") + " and " + perm("oauth:client:add"), "R23": perm("recording:retentionPolicy:edit") + " and " + role("agent"),
"R24": "auth.unusedPermissionCount>30", "R25": "len(auth.roles)>3", "R26": "len(list_filter(auth.roles, lambda x: list_contains(x.divisions,'*')))>0",
"R27": "division.name='HR' and " + perm("architect:flow:publish"), "R28": "starts_with(division.name,'BPO') and " + perm("gdpr:request:add"),
"R29": "len(list_filter(loginIps, lambda i: not starts_with(i,'10.')))>0", "R30": "failedLogins24h>=10", "R31": "department='Collections' and not recording.pciMasking", "R32": "starts_with(division.name,'BPO') and not recording.screen",
"R33": "type='service' and len(auth.roles)>1", "R34": "type='service' and " + perm("directory:user:delete"), "R35": "len(list_filter(phones, lambda p: p.extension is not null))=0",
"R36": r"len(list_filter(phones, lambda p: p.extension is not null and not regexp_matches(p.extension::varchar,'^[1-7]\d{3}$')))>0",
"R37": "department='Collections' and not list_contains(certifications,'pci')", "R38": ACT + " and len(certifications)<3",
"R39": "(lastLoginDaysAgo is null or lastLoginDaysAgo>30) and (%s or %s or %s)" % (role("admin"), role("Master Admin"), role("Telephony Admin")),
"R40": "not mfa.enabled and not sso.enforced and len(list_filter(loginIps, lambda i: not starts_with(i,'10.')))>0" }
assert len(S) == 40

connection = duckdb.connect()
connection.execute(f"set threads={threads}")
start = time.process_time()
connection.execute(
    f"create table u as select * rename (\"authorization\" as auth) "
    f"from read_json('{path}', format='newline_delimited', sample_size=-1)")
load = time.process_time() - start
count = connection.execute("select count(*) from u").fetchone()[0]
found = []
start = time.process_time()
for rule, where in S.items():
    found += [rule + str(row[0]) for row in connection.execute(f"select id from u where {where}").fetchall()]
judged = time.process_time() - start
found.sort()
print(json.dumps({
    "engine": f"DuckDB, {threads} thread" + ("s" if threads > 1 else ""), "accounts": count, "load_cpu_s": round(load, 3),
    "judge_cpu_s": round(judged, 3), "pairs_per_cpu_s": round(count * len(S) / judged), "findings": len(found),
    "hash": hashlib.sha256("\n".join(found).encode()).hexdigest()[:12],
    "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}))
