"""Checks recorded exchanges against the API description.

usage: validate.py FILE…    (what `linewarden simulate --exchanges FILE` wrote)

Every request must be one the description knows, with parameters it declares; every answer must have a status it
documents and a body it describes, to the last property. What differs must stand in deviations.json, and everything
there must be met.
"""

import collections
import json
import sys

from description import Description
from deviations import Deviations

SIGN_IN = "/login/oauth/token"


def findings(description, exchange):
    method, target = exchange["method"], exchange["target"]
    found = description.request(method, target, exchange["requestBody"])
    if not found or found[0][1] not in ("path", "method"):
        found = found + description.answer(method, target, exchange["status"], exchange["body"])
    route = description.route(target.partition("?")[0])
    if exchange.get("template") != route:
        found.append((f"{method} {route}", "taken for another route", exchange.get("template", "")))
    headers = {name.lower(): value for name, value in exchange["headers"].items()}
    if "inin-correlation-id" not in headers:
        found.append((f"{method} {route}", "no correlation id", ""))
    content_type = description.content_type(method, route, exchange["status"])
    if exchange["body"] and not headers.get("content-type", "").startswith(content_type):
        found.append((f"{method} {route}", "content type", headers.get("content-type", "")))
    return found


def main(files):
    description, deviations = Description(), Deviations()
    passed, failed, disturbed = 0, 0, 0
    unlisted, examples = collections.Counter(), {}
    for file in files:
        for number, line in enumerate(open(file), 1):
            exchange = json.loads(line)
            if exchange.get("fault"):
                disturbed += 1
                continue
            if exchange["target"] == SIGN_IN and exchange["method"] == "POST":
                continue
            bad = [found for found in set(findings(description, exchange)) if not deviations.allow(found)]
            passed, failed = (passed, failed + 1) if bad else (passed + 1, failed)
            for found in bad:
                unlisted[found] += 1
                examples.setdefault(found, f"{file}:{number} {exchange['method']} {exchange['target']}")
    for found, count in sorted(unlisted.items(), key=str):
        print(f"not listed: {found[0]}: {found[1]} {found[2]!r}, {count} exchanges, first {examples[found]}")
    for entry in deviations.unseen():
        failed += 1
        print(f"listed and not met: {entry['at']}: {entry['rule']} {entry.get('value', '')!r}")
    if disturbed:
        print(f"{disturbed} exchanges with faults put in were left out")
    if passed == 0:
        failed += 1
        print("there was nothing to check")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
