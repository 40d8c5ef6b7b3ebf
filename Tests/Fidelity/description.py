"""The API description, asked about single requests and answers.

A finding is a place, a rule and a value: ("User.state", "enum", "suspended"). The place is named by the definition of
the description, so that one entry in deviations.json covers every route that answers with it.
"""

import copy
import json
import pathlib
import re
import urllib.parse

import jsonschema
from rfc3339_validator import validate_rfc3339

FOLDER = pathlib.Path(__file__).parent
FORMATS = jsonschema.FormatChecker(formats=())


@FORMATS.checks("date-time")
def is_date_time(value):
    return not isinstance(value, str) or validate_rfc3339(value)


@FORMATS.checks("date")
def is_date(value):
    return not isinstance(value, str) or re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) is not None


@FORMATS.checks("interval")
def is_interval(value):
    return not isinstance(value, str) or value.count("/") == 1 and all(map(validate_rfc3339, value.split("/")))


@FORMATS.checks("uri")
def is_reference(value):
    # The platform's links are paths: a reference in the words of RFC 3986, with no space and no bare quote in it.
    return not isinstance(value, str) or re.fullmatch(r"[^\s<>\"\\^`{|}]*", value) is not None


@FORMATS.checks("int32")
def is_int32(value):
    return not isinstance(value, int) or -(2**31) <= value < 2**31


@FORMATS.checks("int64")
def is_int64(value):
    return not isinstance(value, int) or -(2**63) <= value < 2**63


class Description:
    def __init__(self, folder=FOLDER):
        self.document = json.loads((folder / "genesys-openapi-subset.json").read_text())
        additions = json.loads((folder / "genesys-openapi-additions.json").read_text())
        for path, methods in additions["paths"].items():
            self.document["paths"].setdefault(path, {}).update(methods)
        self.document["definitions"].update(additions["definitions"])
        self.closed = close(self.document["definitions"])
        self.routes = sorted(self.document["paths"], key=lambda path: (path.count("{"), path))
        self.validators = {}

    def route(self, path):
        """The path of the description that a requested path is, those without parameters first."""
        parts = path.split("/")
        for route in self.routes:
            pattern = route.split("/")
            if len(pattern) == len(parts) and all(p.startswith("{") and q or p == q for p, q in zip(pattern, parts)):
                return route
        return None

    def operation(self, method, route):
        return self.document["paths"].get(route, {}).get(method.lower())

    def request(self, method, target, body):
        """What the description would object to in a request."""
        path, _, query = target.partition("?")
        route = self.route(path)
        if route is None:
            return [(path, "path", "")]
        operation = self.operation(method, route)
        if operation is None:
            return [(f"{method} {route}", "method", "")]
        declared = operation.get("parameters", [])
        sent = urllib.parse.parse_qsl(query, keep_blank_values=True)
        findings = list(parameters(f"{method} {route}", declared, sent))
        schema = next((parameter["schema"] for parameter in declared if parameter["in"] == "body"), None)
        if schema is None:
            findings += [(f"{method} {route}", "body", "")] if body else []
        else:
            findings += self.body(schema, body)
        return findings

    def answer(self, method, target, status, body):
        """What the description would object to in an answer."""
        route = self.route(target.partition("?")[0])
        operation = self.operation(method, route)
        if operation is None:
            return []
        declared = operation["responses"].get(str(status)) or operation["responses"].get("default")
        if declared is None:
            return [(f"{method} {route}", "status", status)]
        if "schema" not in declared:
            return [(f"{method} {route} {status}", "body", "")] if body else []
        if self.content_type(method, route, status) != "application/json":
            return []
        return self.body(declared["schema"], body)

    def content_type(self, method, route, status):
        """What an answer is written in, which is JSON unless the description names something else first: then a good one."""
        produces = (self.operation(method, route) or {}).get("produces", ["application/json"])
        return produces[0] if status == 200 else "application/json"

    def body(self, schema, text):
        try:
            value = json.loads(text)
        except ValueError:
            return [(place(schema), "JSON", "")]
        key = json.dumps(schema, sort_keys=True)
        if key not in self.validators:
            whole = {"definitions": self.closed, "allOf": [schema]}
            self.validators[key] = jsonschema.Draft4Validator(whole, format_checker=FORMATS)
        findings = []
        for error in self.validators[key].iter_errors(value):
            findings += self.found(schema, error)
        return findings

    def found(self, schema, error):
        where = self.locate(schema, list(error.absolute_path))
        if error.validator == "additionalProperties":
            known = error.schema.get("properties", {})
            return [(f"{where}.{name}", "unknown property", "") for name in error.instance if name not in known]
        if error.validator == "required":
            return [(f"{where}.{name}", "required", "") for name in error.validator_value if name not in error.instance]
        value = error.instance if isinstance(error.instance, (str, int, float, bool)) else ""
        if error.validator == "type":
            value = type(error.instance).__name__
        return [(where, error.validator, value)]

    def locate(self, schema, path):
        """The name of a place in a body: its definition, then what lies between."""
        name = place(schema)
        for step in path:
            schema = self.document["definitions"][place(schema)] if "$ref" in schema else schema
            if isinstance(step, int):
                schema, name = schema.get("items", {}), name + "[]"
            elif step in schema.get("properties", {}):
                schema, name = schema["properties"][step], f"{name}.{step}"
            else:
                schema, name = schema.get("additionalProperties", {}), f"{name}.*"
                schema = schema if isinstance(schema, dict) else {}
            name = place(schema) if "$ref" in schema else name
        return name


def place(schema):
    return schema["$ref"].rsplit("/", 1)[1] if "$ref" in schema else schema.get("type", "body")


def close(definitions):
    """The definitions, saying of every object that names its properties that it has no others."""
    closed = copy.deepcopy(definitions)

    def visit(schema):
        if not isinstance(schema, dict):
            return
        if schema.get("properties") and "additionalProperties" not in schema:
            schema["additionalProperties"] = False
        for part in schema.get("properties", {}).values():
            visit(part)
        visit(schema.get("items"))
        visit(schema.get("additionalProperties"))

    for schema in closed.values():
        visit(schema)
    return closed


def parameters(operation, declared, sent):
    known = {parameter["name"]: parameter for parameter in declared if parameter["in"] == "query"}
    for name in sorted({name for name, _ in sent}):
        values = [value for key, value in sent if key == name]
        if name not in known:
            yield f"{operation} ?{name}", "undeclared parameter", ""
            continue
        parameter = known[name]
        if parameter["type"] != "array" and len(values) > 1:
            yield f"{operation} ?{name}", "repeated parameter", ""
        rule = parameter.get("items", {}) if parameter["type"] == "array" else parameter
        for value in values:
            if not fits(rule, value):
                yield f"{operation} ?{name}", "parameter value", value
    for name, parameter in known.items():
        if parameter.get("required") and name not in dict(sent):
            yield f"{operation} ?{name}", "missing parameter", ""


def fits(rule, value):
    if rule.get("type") == "integer" and not re.fullmatch(r"-?\d{1,19}", value):
        return False
    if rule.get("type") == "boolean" and value not in ("true", "false"):
        return False
    return value in rule["enum"] if "enum" in rule else True
