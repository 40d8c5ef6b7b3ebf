"""The forty rules over the accounts of accounts.py, each stated twice: as a Python predicate, which is the oracle, and as
filters of Cloud Custodian. True, or kept by the filters, means that the account falls short."""
import re

R = []

def r(id, title, py, c7n): R.append(dict(id=id, title=title, py=py, c7n=c7n))
V = lambda key, op=None, value=None, **k: dict(type="value", key=key, **({"op": op} if op else {}), value=value, **k)
act = V("state", value="active")
ROLES = "authorization.roles[].name"
PERMS = "authorization.permissions"
def names(u): return [x["name"] for x in u["authorization"]["roles"]]
def has(u, n): return n in names(u)
def perm(u, p): return p in u["authorization"]["permissions"]
def c_role(n): return V(ROLES, "contains", n)
def c_perm(n): return V(PERMS, "contains", n)
ACT = lambda u: u["state"] == "active"
r("R01", "active user without MFA",
  lambda u: ACT(u) and not u["mfa"]["enabled"],
  [act, V("mfa.enabled", value=False)])
r("R02", "MFA by SMS",
  lambda u: ACT(u) and u["mfa"]["method"] == "sms",
  [act, V("mfa.method", value="sms")])
r("R03", "SSO not enforced for a person",
  lambda u: u["type"] == "person" and not u["sso"]["enforced"],
  [V("type", value="person"), V("sso.enforced", value=False)])
r("R04", "no login for 90 days",
  lambda u: ACT(u) and u["lastLoginDaysAgo"] is not None and u["lastLoginDaysAgo"] > 90,
  [act, V("lastLoginDaysAgo", "gt", 90)])
r("R05", "never logged in, older than 30 days",
  lambda u: ACT(u) and u["lastLoginDaysAgo"] is None and u["createdDaysAgo"] > 30,
  [act, V("lastLoginDaysAgo", value="absent"), V("createdDaysAgo", "gt", 30)])
r("R06", "password older than 365 days",
  lambda u: ACT(u) and u["passwordAgeDays"] > 365,
  [act, V("passwordAgeDays", "gt", 365)])
r("R07", "free-mail address",
  lambda u: re.search(r"@(gmail|yahoo|outlook)\.com$", u["email"]) is not None,
  [V("email", "regex", r".*@(gmail|yahoo|outlook)\.com$")])
r("R08", "username differs from email",
  lambda u: u["username"] != u["email"],
  [V("username", "ne", "email", value_type="expr")])
r("R09", "inactive user keeps a privileged role",
  lambda u: u["state"] != "active" and (has(u, "admin") or has(u, "Master Admin")),
  [V("state", "ne", "active"), {"or": [c_role("admin"), c_role("Master Admin")]}])
r("R10", "deleted user still in a group",
  lambda u: u["state"] == "deleted" and len(u["groups"]) > 0,
  [V("state", value="deleted"), V("groups", "gt", 0, value_type="size")])
r("R11", "no manager",
  lambda u: ACT(u) and u["manager"] is None,
  [act, V("manager", value="absent")])
r("R12", "no external id (not from SCIM)",
  lambda u: ACT(u) and u["externalId"] is None,
  [act, V("externalId", value="absent")])
r("R13", "no title",
  lambda u: u["title"] is None,
  [V("title", value="absent")])
r("R14", "empty department",
  lambda u: u["department"] == "",
  [V("department", value="")])
r("R15", "tokens alive on an inactive user",
  lambda u: u["state"] in ("inactive", "deleted") and u["tokens"]["active"] > 0,
  [V("state", "in", ["inactive", "deleted"]), V("tokens.active", "gt", 0)])
r("R16", "token older than 180 days",
  lambda u: u["tokens"]["active"] > 0 and u["tokens"]["oldestDays"] > 180,
  [V("tokens.active", "gt", 0), V("tokens.oldestDays", "gt", 180)])
r("R17", "holds admin",
  lambda u: ACT(u) and has(u, "admin"),
  [act, c_role("admin")])
r("R18", "holds Master Admin",
  lambda u: ACT(u) and has(u, "Master Admin"),
  [act, c_role("Master Admin")])
r("R19", "admin without MFA",
  lambda u: ACT(u) and has(u, "admin") and not u["mfa"]["enabled"],
  [act, c_role("admin"), V("mfa.enabled", value=False)])
r("R20", "external user from BPO domain with Architect Admin",
  lambda u: u["email"].endswith("@bpo.example") and has(u, "Architect Admin"),
  [V("email", "glob", "*@bpo.example"), c_role("Architect Admin")])
r("R21", "SoD: can view recordings and delete them",
  lambda u: perm(u, "recording:recording:view") and perm(u, "recording:recording:delete"),
  [c_perm("recording:recording:view"), c_perm("recording:recording:delete")])
r("R22", "SoD: grants roles and creates OAuth clients",
  lambda u: perm(u, "authorization:grant:add") and perm(u, "oauth:client:add"),
  [c_perm("authorization:grant:add"), c_perm("oauth:client:add")])
r("R23", "agent may edit retention",
  lambda u: has(u, "agent") and perm(u, "recording:retentionPolicy:edit"),
  [c_role("agent"), c_perm("recording:retentionPolicy:edit")])
r("R24", "more than 30 unused permissions",
  lambda u: u["authorization"]["unusedPermissionCount"] > 30,
  [V("authorization.unusedPermissionCount", "gt", 30)])
r("R25", "more than 3 roles",
  lambda u: len(u["authorization"]["roles"]) > 3,
  [V("authorization.roles", "gt", 3, value_type="size")])
r("R26", "role granted in all divisions",
  lambda u: any("*" in x["divisions"] for x in u["authorization"]["roles"]),
  [V("authorization.roles[].divisions[]", "contains", "*")])
r("R27", "HR division user may publish flows",
  lambda u: u["division"]["name"] == "HR" and perm(u, "architect:flow:publish"),
  [V("division.name", value="HR"), c_perm("architect:flow:publish")])
r("R28", "BPO division with gdpr permission",
  lambda u: u["division"]["name"].startswith("BPO") and perm(u, "gdpr:request:add"),
  [V("division.name", "glob", "BPO*"), c_perm("gdpr:request:add")])
r("R29", "login from outside 10/8",
  lambda u: any(not x.startswith("10.") for x in u["loginIps"]),
  [V("loginIps[?!starts_with(@, '10.')]", "gt", 0, value_type="size")])
r("R30", "many failed logins",
  lambda u: u["failedLogins24h"] >= 10,
  [V("failedLogins24h", "gte", 10)])
r("R31", "pci masking off for Collections",
  lambda u: u["department"] == "Collections" and not u["recording"]["pciMasking"],
  [V("department", value="Collections"), V("recording.pciMasking", value=False)])
r("R32", "screen recording off for BPO",
  lambda u: u["division"]["name"].startswith("BPO") and not u["recording"]["screen"],
  [V("division.name", "glob", "BPO*"), V("recording.screen", value=False)])
r("R33", "service account with interactive SSO off and many roles",
  lambda u: u["type"] == "service" and len(u["authorization"]["roles"]) > 1,
  [V("type", value="service"), V("authorization.roles", "gt", 1, value_type="size")])
r("R34", "service account can delete users",
  lambda u: u["type"] == "service" and perm(u, "directory:user:delete"),
  [V("type", value="service"), c_perm("directory:user:delete")])
r("R35", "no phone extension",
  lambda u: all(p["extension"] is None for p in u["phones"]),
  [V("phones[?extension!=null]", "eq", 0, value_type="size")])
r("R36", "extension outside 1000-7999",
  lambda u: any(p["extension"] is not None and not re.match(r"^[1-7]\d{3}$", p["extension"]) for p in u["phones"]),
  [V("phones[?extension!=null && (starts_with(extension,'8') || starts_with(extension,'9'))]", "gt", 0, value_type="size")])
r("R37", "no PCI certification in Collections",
  lambda u: u["department"] == "Collections" and "pci" not in u["certifications"],
  [V("department", value="Collections"), {"not": [V("certifications", "contains", "pci")]}])
r("R38", "any certification missing",
  lambda u: ACT(u) and len(u["certifications"]) < 3,
  [act, V("certifications", "lt", 3, value_type="size")])
r("R39", "dormant admin: privileged and no login for 30 days",
  lambda u: (has(u, "admin") or has(u, "Master Admin") or has(u, "Telephony Admin")) and (u["lastLoginDaysAgo"] is None or u["lastLoginDaysAgo"] > 30),
  [{"or": [c_role("admin"), c_role("Master Admin"), c_role("Telephony Admin")]}, {"or": [V("lastLoginDaysAgo", value="absent"), V("lastLoginDaysAgo", "gt", 30)]}])
r("R40", "toxic: no MFA, no SSO, outside IP",
  lambda u: not u["mfa"]["enabled"] and not u["sso"]["enforced"] and any(not x.startswith("10.") for x in u["loginIps"]),
  [V("mfa.enabled", value=False), V("sso.enforced", value=False), V("loginIps[?!starts_with(@, '10.')]", "gt", 0, value_type="size")])
assert len(R) == 40
