#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compares findings of schema-drift and enum-drift with what a live database said.

  compare_oracle.py ORACLE.json REPORT.json [--show N]

ORACLE.json holds "compare_metadata" (the operations of Alembic's autogenerate) and "enum_drift" (for
each enum type {"migrated": labels or null, "models": labels or null}), REPORT.json is the output of
`migcheck --checks='-*,schema-drift,enum-*' --format=json`. Prints what both found, what only the
oracle has (missed) and what only the report has (false).

Changes of server defaults and comments are not compared, and neither are primary keys and check
constraints, which autogenerate does not see. Objects of a table that is added or removed
as a whole count as the table.
"""

import argparse
import json
import re

TABLE = re.compile(r"Table\((\S+)\)")
INDEX = re.compile(r"Index\((\S+) on (\S+) ")
COLUMN = re.compile(r"Column\((\S+)\.(\S+) ")
UNSEEN = re.compile(r"^the primary key of|check constraint '")
CONSTRAINT = re.compile(r"\w+Constraint\((\S+) on (\S+) \[(.*)\]\)")


def flat(operations):
    for one in operations:
        if isinstance(one[0], list):
            yield from one
        else:
            yield one


def oracle_facts(document):
    facts = set()
    whole = set()
    for operation in flat(document["compare_metadata"] or []):
        kind = operation[0]
        if kind in ("add_table", "remove_table"):
            name = TABLE.match(operation[1]).group(1)
            facts.add(("table", name))
            whole.add(name)
        elif kind in ("add_index", "remove_index"):
            name, table = INDEX.match(operation[1]).groups()
            facts.add(("index", table, name))
        elif kind in ("add_column", "remove_column"):
            table, column = COLUMN.match(operation[3]).groups()
            facts.add(("column", table, column))
        elif kind == "modify_type":
            facts.add(("column", operation[2], operation[3]))
        elif kind == "modify_nullable":
            facts.add(("nullability", operation[2], operation[3]))
        elif kind in ("add_fk", "remove_fk", "add_constraint", "remove_constraint"):
            name, table, columns = CONSTRAINT.match(operation[1]).groups()
            facts.add(("constraint", table, columns.replace("'", "").replace(" ", "")))
    return {fact for fact in facts if fact[0] == "table" or fact[1] not in whole}


def report_facts(report):
    facts = set()
    for finding in report["findings"]:
        if finding["check"] != "schema-drift":
            continue
        if UNSEEN.search(finding["message"]):
            continue
        kind, _, name = finding["subject"].partition(":")
        parts = name.split(".")
        table = ".".join(parts[1:2]) if parts[0] == "public" else ".".join(parts[:2])
        part = ".".join(parts[2:])
        if kind == "constraint":
            columns = re.search(r"\(([^()]*?)(?: to \S+)?\)", finding["message"])
            part = columns.group(1).replace(" ", "") if columns else part
        facts.add((kind, table, part) if part else (kind, table))
    return facts


def enum_facts(report):
    return {
        finding["subject"].partition(":")[2].removeprefix("public.")
        for finding in report["findings"]
        if finding["check"] in ("enum-drift", "enum-case") and finding["subject"].startswith("type:")
    }


def show(title, want, got, limit):
    print(f"{title}: true {len(want & got)}, missed {len(want - got)}, false {len(got - want)}")
    for sign, rows in (("missed", want - got), ("false", got - want)):
        for row in sorted(rows, key=str)[:limit]:
            print(f"    {sign} {row}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("oracle")
    parser.add_argument("report")
    parser.add_argument("--show", type=int, default=0, metavar="N")
    arguments = parser.parse_args()
    with open(arguments.oracle, encoding="utf-8") as file:
        oracle = json.load(file)
    with open(arguments.report, encoding="utf-8") as file:
        report = json.load(file)
    show("schema", oracle_facts(oracle), report_facts(report), arguments.show)
    show("enums", set(oracle["enum_drift"] or {}), enum_facts(report), arguments.show)


if __name__ == "__main__":
    main()
