"""Lets schemathesis make up requests for everything the simulator serves, and holds the answers against the description.

usage: fuzz.py --ready FILE --credentials FILE [--seconds N]

The description is cut down to the operations that are simulated. The tenant changes on the way. Deviations that deviations.json lists are written
into it first, so that they are no failures here; that every one of them is met is the business of validate.py.
"""

import argparse
import base64
import json
import pathlib
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request

from description import Description
from deviations import Deviations

# What is asked about a well-made request. Whether the platform refuses each ill-made one is not in the description:
# it ignores parameters it does not know.
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,ignored_auth"


def token(login, client, secret):
    basic = base64.b64encode(f"{client}:{secret}".encode()).decode()
    request = urllib.request.Request(
        login + "/oauth/token", b"grant_type=client_credentials",
        {"Authorization": "Basic " + basic, "Content-Type": "application/x-www-form-urlencoded"})
    return json.load(urllib.request.urlopen(request, timeout=30))["access_token"]


def read(api, path, bearer, method="GET"):
    request = urllib.request.Request(api + path, method=method, headers={"Authorization": "Bearer " + bearer})
    return urllib.request.urlopen(request, timeout=30)


def administrator(ready, credentials):
    """The client that may do most: the one of the invented tenant that was given every right, with the secret it has
    there. It must be left alone: what it is, and the role it holds."""
    core = next(line for line in map(json.loads, open(credentials)) if line["reader"] == "core")
    bearer = token(ready["login"], core["id"], core["secret"])
    clients = json.load(read(ready["api"], "/api/v2/oauth/clients", bearer))["entities"]
    client = next(client for client in clients if client["name"] == "CRM Sync")
    own = {client["id"]} | {held["roleId"] for held in client["roleDivisions"]}
    return token(ready["login"], client["id"], client["secret"]), own


def methods(api, path, bearer):
    """The methods the simulator knows of a path: it says so when asked for one it does not know."""
    try:
        read(api, path.replace("{", "").replace("}", ""), bearer, "OPTIONS")
    except urllib.error.HTTPError as error:
        return {method.strip().lower() for method in error.headers.get("Allow", "").split(",")} & METHODS
    return set()


METHODS = {"get", "put", "post", "patch", "delete"}

# Whoever calls these has no token any more.
FATAL = {("/api/v2/tokens/me", "delete")}

# Where the ids of a path are listed when it is not the path before them.
LISTED = {
    "/api/v2/tokens/": "/api/v2/users", "/api/v2/authorization/subjects/": "/api/v2/users",
    "/api/v2/audits/query/": None, "/api/v2/usage/query/": None,
    "/api/v2/organizations/limits/namespaces/": None, "/api/v2/authorization/policies/targets/": None,
}


def ids(api, path, bearer, own):
    """Ids that are there, for the first parameter of a path; nothing where there is no list of them."""
    before = path.partition("{")[0]
    listing = LISTED.get(before, before.rstrip("/"))
    if listing is None:
        return []
    try:
        entities = json.load(read(api, listing, bearer))["entities"]
    except (urllib.error.HTTPError, KeyError):
        return []
    return [entity["id"] for entity in entities if entity["id"] not in own][:4]


def served(description, api, bearer, own):
    document = dict(description.document)
    document["paths"] = {}
    for path, described in sorted(description.document["paths"].items()):
        known = {method for method in methods(api, path, bearer) if (path, method) not in FATAL} & set(described)
        if known:
            there = ids(api, path, bearer, own) if "{" in path else []
            document["paths"][path] = {method: operation(described[method], there) for method in sorted(known)}
    document["definitions"] = with_deviations(description.closed)
    # The platform's links are paths, which the word the description uses for them rules out.
    return json.loads(json.dumps(document).replace('"format": "uri"', '"format": "uri-reference"'))


def operation(described, there):
    """An operation without what a client never sends, hints about language, and with ids there are."""
    parameters = [dict(parameter) for parameter in described.get("parameters", []) if parameter["in"] != "header"]
    first = next((parameter for parameter in parameters if parameter["in"] == "path"), None)
    if first and there:
        first["enum"] = there + ["nothing"]
    return described | {"parameters": parameters}


# What is published and reverted is named in the query.
FLOW_ACTIONS = ["/api/v2/flows/actions/publish", "/api/v2/flows/actions/revert", "/api/v2/flows/actions/deactivate"]


def written_back(description, api, bearer, paths, own):
    """Writes the first of everything back as it is read, with its version, which no made-up request has.

    Gives what the description objects to in what is sent and in what is answered, one list a request."""
    for path, described in paths.items():
        for method in {"put", "patch"} & set(described):
            there = ids(api, path, bearer, own) if path.endswith("}") else [""]
            # A client is edited only by who holds its roles, which this one does not.
            there = [] if path == "/api/v2/oauth/clients/{clientId}" else there
            for entity in there[:1]:
                target = path.partition("{")[0] + entity
                body = as_written(description, described[method], current(api, target, bearer))
                if body:
                    yield target, sent(description, api, target, bearer, method.upper(), body)
    for path in FLOW_ACTIONS:
        for flow in ids(api, "/api/v2/flows/{flowId}", bearer, own)[:1]:
            yield path, sent(description, api, f"{path}?flow={flow}", bearer, "POST", None)


def current(api, target, bearer):
    """A document by its id, or out of its list where the platform has no other way."""
    # A table is written with its schema, which is read only where it is asked for.
    query = "?expand=schema" if target.startswith("/api/v2/flows/datatables/") else ""
    try:
        return json.load(read(api, target + query, bearer))
    except urllib.error.HTTPError:
        listing, _, wanted = target.rpartition("/")
        try:
            entities = json.load(read(api, listing + query, bearer))["entities"]
            return next(one for one in entities if one["id"] == wanted)
        except (urllib.error.HTTPError, KeyError, StopIteration):
            return {}


def as_written(description, described, document):
    """What of a document a write may hold."""
    schema = next((parameter["schema"] for parameter in described["parameters"] if parameter["in"] == "body"), {})
    definition = description.document["definitions"].get(schema.get("$ref", "").rpartition("/")[2], {})
    known = {name for name, rule in definition.get("properties", {}).items() if not rule.get("readOnly")}
    if definition.get("required") and not set(definition["required"]) <= set(document):
        return {}
    # A person is told of in more objects than are sent.
    return {name: value for name, value in document.items() if name in known - {"manager", "visibility"}}


def sent(description, api, target, bearer, method, body):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(
        api + target, data, {"Authorization": "Bearer " + bearer, "Content-Type": "application/json"}, method=method)
    try:
        answer = urllib.request.urlopen(request, timeout=30)
    except urllib.error.HTTPError as error:
        answer = error
    text = answer.read().decode()
    found = description.request(method, target, "" if body is None else json.dumps(body))
    found += description.answer(method, target, answer.status, text)
    refused = [(target, "refused", text)] if answer.status >= 300 else []
    deviations = Deviations()
    return [one for one in found if not deviations.allow(one)] + refused


def with_deviations(definitions):
    for entry in Deviations().entries:
        definition, _, name = entry["at"].partition(".")
        if definition not in definitions:
            continue
        properties = definitions[definition]["properties"]
        if entry["rule"] == "enum":
            properties[name]["enum"] = properties[name]["enum"] + [entry["value"]]
        elif entry["rule"] == "unknown property":
            properties[name] = {}
        elif entry["rule"] == "required":
            definitions[definition]["required"].remove(name)
        else:
            properties[name].pop(entry["rule"], None)
    return definitions


def run(schema, api, bearer, seconds):
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "description.json"
        file.write_text(json.dumps(schema))
        command = [
            sys.executable, "-m", "schemathesis.cli", "run", str(file), "--url", api, "--header",
            "Authorization: Bearer " + bearer, "--checks", CHECKS, "--phases", "coverage,fuzzing",
            "--mode", "positive", "--max-examples", "15", "--max-time", str(seconds), "--seed", "7",
            "--generation-deterministic", "--no-color", "--continue-on-failure",
            "--suppress-health-check", "all", "--warnings", "off"]
        return subprocess.run(command, cwd=folder).returncode


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--ready", required=True)
    parser.add_argument("--credentials", required=True)
    parser.add_argument("--seconds", type=int, default=90)
    given = parser.parse_args()
    ready = json.loads(open(given.ready).readline())
    bearer, own = administrator(ready, given.credentials)
    schema = served(Description(), ready["api"], bearer, own)
    if not schema["paths"]:
        print("nothing is served")
        return 1
    written = list(written_back(Description(), ready["api"], bearer, schema["paths"], own))
    wrong = [(target, found) for target, findings in written for found in findings]
    for target, found in wrong:
        print(f"written back: {target}: {found}")
    status = run(schema, ready["api"], bearer, given.seconds)
    count = sum(len(methods) for methods in schema["paths"].values())
    passed = (count if status == 0 else 0) + len(written) - len({target for target, _ in wrong})
    print(f"{passed} passed, {count + len(written) - passed} failed", flush=True)
    return 1 if wrong else status


if __name__ == "__main__":
    sys.exit(main())
