# SPDX-License-Identifier: Apache-2.0
"""The schema that migcheck prints as JSON, in the lines of ddl_facts.py."""

import re


def listed(items) -> str:
    return f"({', '.join(items)})"


def optional(words: str, value) -> str:
    return "" if value is None else words + value


def comment(thing) -> str:
    text = thing["comment"]
    return "" if text is None else " comment '" + text.replace("'", "''") + "'"


def table_lines(name: str, table) -> list[str]:
    parents = [parent.removeprefix("public.") for parent in table.get("inherits", [])]
    key = optional(" partition by ", table.get("partition_key"))
    inherits = f" inherits {', '.join(parents)}" if parents else ""
    lines = [f"table {name}{key}{inherits}{comment(table)}"]
    lines += [f"trigger {name} {trigger['name']}" for trigger in table["triggers"]]
    return lines


def constraint_lines(name: str, table) -> list[str]:
    lines = []
    if table["primary_key"]:
        key = table["primary_key"]
        lines.append(f"primary key {name} {key['name']} {listed(key['columns'])}")
    for key in table["unique"]:
        lines.append(f"unique {name} {key['name']} {listed(key['columns'])}")
    for check in table["checks"]:
        lines.append(f"check {name} {check['name']} {check['expression']}")
    for exclusion in table["exclusions"]:
        lines.append(f"exclusion {name} {exclusion['name']}")
    for key in table["foreign_keys"]:
        target = f"{key['ref_table']} {listed(key['ref_columns'])}"
        actions = f"{key['on_delete']} {key['on_update']}"
        deferrable = optional(" ", key.get("deferrable"))
        lines.append(f"foreign key {name} {key['name']} {listed(key['columns'])} {target} "
                     f"{actions}{deferrable}")
    for index in table["indexes"]:
        unique = " unique" if index["unique"] else ""
        where = optional(" where ", index["predicate"])
        lines.append(f"index {name} {index['name']} {index['method']}{unique} "
                     f"{listed(index['columns'])}{where}")
    return lines


def column_line(table: str, column) -> str:
    return (f"column {table}.{column['name']} {column['type']}"
            + ("" if column["nullable"] else " not null")
            + optional(" default ", column["default"])
            + optional(" identity ", column.get("identity"))
            + optional(" generated ", column.get("generated"))
            + comment(column))


def other_lines(schema) -> list[str]:
    lines = [f"schema {name}" for name in schema["schemas"] if name != "public"]
    lines += [f"extension {name}" for name in schema["extensions"]]
    lines += [f"enum {name} {listed(labels)}" for name, labels in schema["enums"].items()]
    for name, domain in schema["domains"].items():
        lines.append(f"domain {name} {domain['type']}"
                     + (" not null" if domain["not_null"] else ""))
    for name, view in schema["views"].items():
        lines.append(f"view {name}" + (" materialized" if view["materialized"] else ""))
    for name, sequence in schema["sequences"].items():
        lines.append(f"sequence {name} {sequence['type']}"
                     + optional(" owned by ", sequence["owned_by"]))
    lines += [f"function {name} {language}" for name, language in schema["functions"].items()]
    return lines


def dump_facts(schema) -> list[str]:
    lines = other_lines(schema)
    columns = []
    for name, table in sorted(schema["tables"].items()):
        lines += table_lines(name, table) + constraint_lines(name, table)
        columns += [column_line(name, column) for column in table["columns"]]
    return [re.sub(r"\s*\n\s*", " ", line) for line in sorted(lines) + columns]
