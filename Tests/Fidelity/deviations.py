"""The list of deliberate deviations, and which of them were met."""

import json
import pathlib

FILE = pathlib.Path(__file__).parent / "deviations.json"


class Deviations:
    def __init__(self, file=FILE):
        self.entries = json.loads(file.read_text())["deviations"]
        self.seen = set()
        for entry in self.entries:
            missing = {"at", "rule", "reason", "source"} - set(entry)
            if missing:
                raise SystemExit(f"{file.name}: an entry lacks {', '.join(sorted(missing))}: {entry}")

    def allow(self, finding):
        """Whether a finding is on the list; remembers that it was met."""
        where, rule, value = finding
        for number, entry in enumerate(self.entries):
            if (entry["at"], entry["rule"]) == (where, rule) and entry.get("value", value) == value:
                self.seen.add(number)
                return True
        return False

    def unseen(self):
        return [entry for number, entry in enumerate(self.entries) if number not in self.seen]
