#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares what migcheck says about upgrades and downgrades with what a server did.

  compare_stairway.py ORACLE.json REPORT.json [--show N] [--max-missed N] [--max-false N]

ORACLE.json has the list "revisions". In the result of a run over all revisions each has "rev",
"status" (ok or error) and "error". In the result of a stairway each that passed also has "down":
"status", "error", and "diff", the lines by which the catalog after the downgrade differs from the one
before the upgrade ("+ /enums/public.status": left behind, "-": lost, "~": changed). REPORT.json is
the output of

  migcheck --checks='-*,upgrade-fails,downgrade-*' --format=json

with 'CheckOptions: {downgrade-leftover.MaxNames: 100000}'. Four comparisons, each with the numbers of
true, missed and false findings: revisions that cannot be applied, revisions whose downgrade fails
(a downgrade that raises on purpose counts with its finding of downgrade-irreversible), revisions
whose downgrade does not restore the schema, and the objects that those name. The exit status is 1
where more are missed or false than allowed.
"""

import argparse
import json
import re
import sys

KINDS = {
    "columns": "column",
    "indexes": "index",
    "triggers": "trigger",
    "checks": "constraint",
    "foreign_keys": "constraint",
    "unique": "constraint",
    "exclusions": "constraint",
}
OBJECTS = {
    "enums": "enum type",
    "tables": "table",
    "sequences": "sequence",
    "functions": "function",
    "extensions": "extension",
    "views": "view",
    "domains": "type",
}
ITEM = re.compile(
    r"(?:(column|constraint|index|trigger|label|comment) (?:'([^']*)' )?of )?"
    r"(enum type|table|type|view|sequence|function|extension|schema) '([^']*)'"
)
VERBS = {"leaves ": "+", "does not bring back ": "-", "does not restore ": "~"}


def plain(name):
    return name.replace('"', "").removeprefix("public.")


def oracle_object(line):
    """(what, name) of one line; a change of a label is a change of its type."""
    parts = line[2:].split(":")[0].split("/")
    kind, name = parts[1], plain(parts[2])
    if kind == "functions":
        name = name.split("(")[0]
    if kind == "tables" and len(parts) > 3:
        if parts[3] == "primary_key":
            return ("primary key", name)
        if parts[3] not in KINDS or len(parts) < 5:
            return (parts[3], name)
        return (KINDS[parts[3]], f"{name}.{parts[4]}")
    return (OBJECTS.get(kind, kind), name)


def oracle_objects(diff):
    return {oracle_object(line) for line in diff}


def report_objects(message):
    objects = set()
    text = message.removeprefix("downgrade() ").split("; upgrading again")[0]
    for part, name, owner, owner_name in ITEM.findall(text):
        owner_name = plain(owner_name).split("(")[0]
        if part == "label":
            objects.add(("enum type", owner_name))
        elif part == "comment":
            objects.add(("comment", owner_name))
        elif part == "constraint" and name == owner_name.split(".")[-1] + "_pkey":
            objects.add(("primary key", owner_name))
        elif part:
            objects.add((part, f"{owner_name}.{name}"))
        else:
            objects.add((owner, owner_name))
    return objects


def findings(report, check):
    return [one for one in report["findings"] if one["check"] == check]


class Comparison:
    def __init__(self, show):
        self.show = show
        self.missed = 0
        self.false = 0

    def add(self, title, expected, found):
        missed, false = expected - found, found - expected
        self.missed += len(missed)
        self.false += len(false)
        print(f"{title}: true {len(expected & found)}, missed {len(missed)}, false {len(false)}")
        for sign, rows in (("missed", missed), ("false", false)):
            for row in sorted(rows, key=str)[: self.show]:
                print(f"    {sign} {row}")


def compare_upgrades(revisions, report, comparison):
    failing = {one["rev"] for one in revisions if one["status"] == "error"}
    roots = findings(report, "upgrade-fails")
    found = {one["revision"] for one in roots if one["severity"] == "error"}
    follow = {
        match.group(1)
        for one in roots
        for place in one["related"]
        if (match := re.match(r"revision '([^']*)' fails because of it", place["message"]))
    }
    comparison.add("upgrade fails (causes and what follows)", failing, found | follow)


def compare_downgrades(revisions, report, comparison):
    tried = [one for one in revisions if one.get("down")]
    failing = {one["rev"] for one in tried if one["down"]["status"] == "error"}
    found = {one["revision"] for one in findings(report, "downgrade-fails")}
    found |= {
        one["revision"]
        for one in findings(report, "downgrade-irreversible")
        if "does nothing" not in one["message"]
    }
    names = {one["rev"] for one in tried}
    comparison.add("downgrade fails", failing, found & names)
    left = {one["rev"]: oracle_objects(one["down"]["diff"]) for one in tried if one["down"].get("diff")}
    said = {
        one["revision"]: report_objects(one["message"])
        for one in findings(report, "downgrade-leftover")
        if one["revision"] in names
    }
    comparison.add("downgrade leaves something", set(left), set(said))

    # Where the oracle lists only the first lines, what is said beyond them cannot be judged.
    for one in tried:
        down = one["down"]
        if down.get("n_diff", 0) > len(down.get("diff", [])):
            said[one["rev"]] = said.get(one["rev"], set()) & left[one["rev"]]

    def flat(of):
        return {(revision, *one) for revision, objects in of.items() for one in objects}

    comparison.add("objects", flat(left), flat(said))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("oracle")
    parser.add_argument("report")
    parser.add_argument("--show", type=int, default=0, metavar="N")
    parser.add_argument("--max-missed", type=int, metavar="N")
    parser.add_argument("--max-false", type=int, metavar="N")
    arguments = parser.parse_args()
    with open(arguments.oracle, encoding="utf-8") as file:
        revisions = json.load(file)["revisions"]
    with open(arguments.report, encoding="utf-8") as file:
        report = json.load(file)
    comparison = Comparison(arguments.show)
    if any("down" in one for one in revisions):
        compare_downgrades(revisions, report, comparison)
    else:
        compare_upgrades(revisions, report, comparison)
    too_many = (arguments.max_missed is not None and comparison.missed > arguments.max_missed) or (
        arguments.max_false is not None and comparison.false > arguments.max_false
    )
    sys.exit(1 if too_many else 0)


if __name__ == "__main__":
    main()
