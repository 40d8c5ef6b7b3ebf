"""Lets schemathesis make up requests for everything the simulator serves, and holds the answers against the description.

usage: fuzz.py --ready FILE --credentials FILE [--seconds N]

The description is cut down to the GET operations that are simulated. Deviations that deviations.json lists are written
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


def token(login, credentials):
    client = next(line for line in map(json.loads, open(credentials)) if line["reader"] == "core")
    secret = base64.b64encode(f"{client['id']}:{client['secret']}".encode()).decode()
    request = urllib.request.Request(
        login + "/oauth/token", b"grant_type=client_credentials",
        {"Authorization": "Basic " + secret, "Content-Type": "application/x-www-form-urlencoded"})
    return json.load(urllib.request.urlopen(request, timeout=30))["access_token"]


def is_served(api, path, bearer):
    """Whether the simulator knows the path: it then says which methods would do."""
    request = urllib.request.Request(
        api + path.replace("{", "").replace("}", ""), method="PATCH", headers={"Authorization": "Bearer " + bearer})
    try:
        urllib.request.urlopen(request, timeout=30)
    except urllib.error.HTTPError as error:
        return error.code == 405 and "GET" in error.headers.get("Allow", "")
    return False


def served(description, api, bearer):
    document = dict(description.document)
    document["paths"] = {
        path: {"get": operation(methods["get"])} for path, methods in document["paths"].items()
        if "get" in methods and is_served(api, path, bearer)
    }
    document["definitions"] = with_deviations(description.closed)
    # The platform's links are paths, which the word the description uses for them rules out.
    return json.loads(json.dumps(document).replace('"format": "uri"', '"format": "uri-reference"'))


def operation(described):
    """An operation without what a client never sends: hints about language."""
    parameters = [parameter for parameter in described.get("parameters", []) if parameter["in"] != "header"]
    return described | {"parameters": parameters}


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
    bearer = token(ready["login"], given.credentials)
    schema = served(Description(), ready["api"], bearer)
    if not schema["paths"]:
        print("nothing is served")
        return 1
    status = run(schema, ready["api"], bearer, given.seconds)
    count = len(schema["paths"])
    print(f"{count if status == 0 else 0} passed, {0 if status == 0 else count} failed", flush=True)
    return status


if __name__ == "__main__":
    sys.exit(main())
