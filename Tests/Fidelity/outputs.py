"""Checks the documents of a run with the validators other people wrote.

usage: outputs.py LINEWARDEN FOLDER    (FOLDER: what `demo --out FOLDER --formats oscal,ocsf,sarif,junit` wrote)

The same capture is judged again in another release of OSCAL, with some of what one control finds accepted.

Each validator is also given a document with a defect it must find, so that none of them passes everything. What none
of them looks at is tested in Swift: that every reference in an OSCAL document has its target.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

import jsonschema_rs
import junitparser
import oscal_bindings
from ocsf_json_schema import OcsfJsonSchemaEmbedded, get_ocsf_schema

BIN = pathlib.Path(sys.executable).parent
OSCAL = {
    "assessment-results": ("assessment-results", oscal_bindings.AssessmentResultsDocument),
    "plan-of-action-and-milestones": (
        "plan-of-action-and-milestones", oscal_bindings.PlanOfActionAndMilestonesDocument),
    "component-definition": ("component-definitions", oscal_bindings.ComponentDefinitionDocument),
    "catalog": ("catalogs", oscal_bindings.CatalogDocument),
}
results = []


def check(what, holds, says=""):
    results.append(bool(holds))
    if not holds:
        print(f"FAILED {what} {says}")


def run(*arguments, cwd=None):
    return subprocess.run([str(argument) for argument in arguments], cwd=cwd, capture_output=True, text=True)


def trestle_accepts(workspace, documents, kinds=OSCAL):
    for name, (folder, _) in kinds.items():
        place = workspace / folder / "run"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{name}.json").write_text(json.dumps(documents[name]))
    return run(BIN / "trestle", "validate", "-a", "-q", cwd=workspace)


def bindings_accept(model, document):
    try:
        model.model_validate(document)
        return ""
    except Exception as error:  # Each version has its own class for it.
        return str(error)[:400]


def check_oscal(folder, workspace):
    documents = {name: json.loads((folder / "oscal" / f"{name}.json").read_text()) for name in OSCAL}
    run(BIN / "trestle", "init", "--local", cwd=workspace)
    accepted = trestle_accepts(workspace, documents)
    check("trestle validate", accepted.returncode == 0, accepted.stdout + accepted.stderr)
    for name, (_, model) in OSCAL.items():
        says = bindings_accept(model, documents[name])
        check(f"oscal-bindings {name}", not says, says)
        broken = json.loads(json.dumps(documents[name]))
        broken[name]["remarks-of-ours"] = "x"
        check(f"oscal-bindings finds an unknown key in {name}", bindings_accept(model, broken))
    twice = json.loads(json.dumps(documents))
    observations = twice["assessment-results"]["assessment-results"]["results"][0]["observations"]
    observations[0]["uuid"] = observations[1]["uuid"]
    check("trestle finds an id given twice", trestle_accepts(workspace, twice).returncode != 0)


FRAMEWORK = {
    "catalog": ("catalogs", oscal_bindings.CatalogDocument),
    "profile": ("profiles", oscal_bindings.ProfileDocument),
    "system-security-plan": ("system-security-plans", oscal_bindings.SystemSecurityPlanDocument),
}


def check_framework(linewarden, name, capture, work):
    """A framework of a capture, its documents put where trestle follows their references."""
    out, workspace = work / f"framework-{name}", work / f"workspace-{name}"
    written = run(linewarden, "frameworks", "export", name, "--capture", capture, "--out", out)
    check(f"frameworks export {name}", written.returncode == 0, written.stderr)
    documents = {name: json.loads((out / f"{name}.json").read_text()) for name in FRAMEWORK}
    for document, (_, model) in FRAMEWORK.items():
        says = bindings_accept(model, documents[document])
        check(f"oscal-bindings {document} of {name}", not says, says)
    documents["profile"]["profile"]["imports"][0]["href"] = "trestle://catalogs/run/catalog.json"
    plan = documents["system-security-plan"]["system-security-plan"]
    plan["import-profile"]["href"] = "trestle://profiles/run/profile.json"
    workspace.mkdir()
    run(BIN / "trestle", "init", "--local", cwd=workspace)
    accepted = trestle_accepts(workspace, documents, FRAMEWORK)
    check(f"trestle validate, {name}", accepted.returncode == 0, accepted.stdout + accepted.stderr)
    plan["control-implementation"]["implemented-requirements"][0]["uuid"] = plan["uuid"]
    refused = trestle_accepts(workspace, documents, FRAMEWORK)
    check(f"trestle finds an id given twice in a plan, {name}", refused.returncode != 0)


def check_ocsf(folder):
    schema = OcsfJsonSchemaEmbedded(get_ocsf_schema(version="1.5.0"))
    name = schema.lookup_class_name_from_uid(class_uid=2003)
    validator = jsonschema_rs.Draft202012Validator(schema.get_class_schema(class_name=name, profiles=["cloud"]))
    events = [json.loads(line) for line in (folder / "findings.ocsf.ndjson").read_text().splitlines()]
    check("OCSF events", events)
    for number, event in enumerate(events):
        errors = [f"{error.instance_path} {error.message}"[:200] for error in validator.iter_errors(event)]
        check(f"OCSF event {number}", not errors, errors)
        # The schema takes seconds for milliseconds as well.
        times = [event["time"], event["finding_info"]["created_time"]]
        check(f"OCSF event {number} has milliseconds", all(10**12 <= time < 10**13 for time in times), times)
        check(f"OCSF event {number} names its type", event["type_uid"] == 200300 + event["activity_id"])
        by_word, by_number = event["status"] == "Suppressed", event["status_id"] == 3
        check(f"OCSF event {number} is suppressed both ways or neither", by_word == by_number)
    check("the schema finds an unknown key", not validator.is_valid({**events[0], "seen": 1}))


def check_sarif(folder, work):
    log = folder / "findings.sarif"
    summary = run(BIN / "sarif", "summary", log)
    check("sarif summary", summary.returncode == 0, summary.stderr)
    results = json.loads(log.read_text())["runs"][0]["results"]
    found = [r for r in results if r["level"] == "error"]
    check("sarif-tools counts the errors we count", f"error: {len(found)}" in summary.stdout, summary.stdout[:200])
    same = run(BIN / "sarif", "diff", log, log)
    check("sarif diff", same.returncode == 0, same.stderr)
    for key in ["baselineState", "suppressions"]:
        check(f"SARIF has {key} on all results or on none", len({key in r for r in results}) == 1)
    check_defective_sarif(log, len(found), work)


def check_defective_sarif(log, errors, work):
    broken = json.loads(log.read_text())
    results = broken["runs"][0]["results"]
    results.remove(next(r for r in results if r["level"] == "error"))
    fewer = work / "fewer.sarif"
    fewer.write_text(json.dumps(broken))
    summary = run(BIN / "sarif", "summary", fewer)
    check("sarif-tools finds that an error is missing", f"error: {errors}" not in summary.stdout, summary.stdout[:200])
    cut = work / "cut.sarif"
    cut.write_text(log.read_text()[:-20])
    check("sarif-tools refuses a log that is cut off", run(BIN / "sarif", "summary", cut).returncode != 0)


def junit_refuses(text, work):
    file = work / "broken.junit.xml"
    file.write_text(text)
    try:
        report = junitparser.JUnitXml.fromfile(str(file))
    except Exception:  # The parser's own, of whichever parser is installed.
        return True
    kinds = [type(result) for suite in report for case in suite for result in case.result]
    return kinds.count(junitparser.Failure) != report.failures


def check_junit(folder, work):
    text = (folder / "controls.junit.xml").read_text()
    check("junitparser takes the report", not junit_refuses(text, work))
    check("junitparser refuses a report that is cut off", junit_refuses(text[:-20], work))
    lost = text.replace("<failure ", "<passed ", 1).replace("</failure>", "</passed>", 1)
    check("junitparser finds that a failure is missing", junit_refuses(lost, work))
    report = junitparser.JUnitXml.fromfile(str(folder / "controls.junit.xml"))
    counts = json.loads((folder / "report.json").read_text())["counts"]
    kinds = [type(result) for suite in report for case in suite for result in case.result]
    check("JUnit counts", report.tests == counts["controls"] and report.failures == counts["notMet"])
    check("JUnit says of each control what its counts say", kinds.count(junitparser.Failure) == counts["notMet"])
    check("JUnit has no pass for what is undetermined", kinds.count(junitparser.Error) == counts["undetermined"])
    check("JUnit skips the rest", kinds.count(junitparser.Skipped) == report.skipped)


def check_signature(linewarden, folder, work):
    key, public = work / "key.pem", work / "public.pem"
    run("openssl", "genpkey", "-algorithm", "ed25519", "-out", key)
    run("openssl", "pkey", "-in", key, "-pubout", "-out", public)
    document = work / "assessment-results.json"
    document.write_bytes((folder / "oscal/assessment-results.json").read_bytes())
    envelope = work / "ours.dsse.json"
    signed = run(linewarden, "evidence", "sign", document, "--key", key, "--out", envelope)
    check("evidence sign", signed.returncode == 0, signed.stderr)

    def trestle(envelope):
        return run(
            BIN / "trestle", "verify", "--beta", "-f", document, "--signature", envelope, "--public-key", public)

    def ours(envelope):
        return run(linewarden, "evidence", "verify-signature", envelope, document, "--key", public).returncode

    accepted = trestle(envelope)
    check("trestle verify takes our signature", accepted.returncode == 0, accepted.stdout + accepted.stderr)
    theirs = work / "theirs.dsse.json"
    run(BIN / "trestle", "sign", "--beta", "-f", document, "--private-key", key, "-o", theirs)
    check("we take trestle's", ours(theirs) == 0)
    document.write_bytes(document.read_bytes().replace(b"not met", b"all met", 1))
    check("trestle verify refuses a changed document", trestle(envelope).returncode != 0)
    check("we refuse a changed document", ours(envelope) == 65)


def accepting(folder, work):
    """The assessment of a run, and an exception in its terms that accepts a third of what one control finds."""
    assessment = json.loads((folder / "assessment.json").read_text())
    findings = json.loads((folder / "findings.json").read_text())
    control = "ACC-03"
    subjects = [finding["subject"] for finding in findings if finding["control"] == control]
    assessment["assessment"]["terms"]["tags"] = {"break-glass": sorted(subjects)[: len(subjects) // 3]}
    assessment["assessment"]["terms"]["exceptions"] = [{
        "id": "EX-0123456789", "approver": "grace", "approved": "2026-11-21T08:00:00Z",
        "request": {
            "v": 1, "statement": "exception", "log": "log", "control": control, "scope": "tag:break-glass",
            "reason": "needed <b>at night</b> [see](x)", "owner": "Head of IT", "by": "ada",
            "at": "2026-11-20T08:00:00Z", "start": "2026-11-20T08:00:00Z", "end": "2027-02-01T00:00:00Z",
            "compensating": "LOG-01"}}]
    given = work / "given.json"
    given.write_text(json.dumps(assessment))
    return given, len(subjects) // 3


def check_accepted(linewarden, folder, work):
    given, count = accepting(folder, work)
    archive = next(folder.glob("data/tenants/*/archive.git"))
    run("git", "clone", "--quiet", "--branch", "main", archive, work / "capture")
    out = work / "accepted"
    judged = run(
        linewarden, "assess", "--capture", work / "capture", "--given", given, "--out", out,
        "--formats", "oscal,ocsf,sarif,junit", "--oscal-version", "1.2.1")
    check("judged again with an exception", judged.returncode == 1, judged.stderr)
    events = [json.loads(line) for line in (out / "findings.ocsf.ndjson").read_text().splitlines()]
    check("OCSF suppresses what is accepted", sum(e["status"] == "Suppressed" for e in events) == count > 0)
    results = json.loads((out / "findings.sarif").read_text())["runs"][0]["results"]
    check("SARIF suppresses what is accepted", sum(r["suppressions"] != [] for r in results) == count)
    plan = json.loads((out / "oscal/plan-of-action-and-milestones.json").read_text())
    statuses = [risk["status"] for risk in plan["plan-of-action-and-milestones"]["risks"]]
    check("OSCAL approves the deviation", statuses.count("deviation-approved") == 1, statuses)
    return out


def main(linewarden, folder):
    folder = pathlib.Path(folder)
    with tempfile.TemporaryDirectory(prefix="linewarden-outputs-") as work:
        work = pathlib.Path(work)
        accepted = check_accepted(os.path.realpath(linewarden), folder, work)
        for number, documents in enumerate([folder, accepted]):
            workspace = work / f"workspace{number}"
            workspace.mkdir()
            check_oscal(documents, workspace)
            check_ocsf(documents)
            check_sarif(documents, workspace)
            check_junit(documents, workspace)
        check_signature(os.path.realpath(linewarden), folder, work)
        for name in ["fedramp-moderate", "iso27001-2022"]:
            check_framework(os.path.realpath(linewarden), name, work / "capture", work)
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
