# SPDX-License-Identifier: Apache-2.0
"""Compares migcheck with the real Alembic on a real PostgreSQL, over small histories and whole
repositories: how each revision ends, all in one run and each alone, what its downgrade() leaves,
and the schema in the end. The SQL that migcheck prints must make that schema again.

    alembic_test.py MIGCHECK              migcheck against what was recorded; needs no server
    alembic_test.py MIGCHECK --server     also asks a server whether that is still what it says
    alembic_test.py MIGCHECK --write      records anew what a server says

A name of a file or repository behind these runs only that one.
"""

import concurrent.futures
import configparser
import dataclasses
import functools
import json
import os
import pathlib
import subprocess
import sys
import tempfile
from collections.abc import Callable

from cases import Case, read_cases, write_repository
from dump_facts import dump_facts

HERE = pathlib.Path(__file__).resolve().parent
RECORDED = HERE / "recorded"


def dump(binary: str, option: str, config_file: pathlib.Path, base: str = "empty"):
    """The run of migcheck over the environment of an alembic.ini."""
    config = configparser.RawConfigParser()
    config.read(config_file)
    location = config["alembic"]["script_location"]
    return subprocess.run([binary, option, f"--base={base}", f"--migrations={location}", "."],
                          capture_output=True, text=True, check=False, cwd=config_file.parent)


def read_again(binary: str, sql: str) -> list[str]:
    """The facts of a schema as migcheck reads it from SQL."""
    with tempfile.TemporaryDirectory(prefix="migcheck-") as temporary:
        folder = pathlib.Path(temporary)
        config_file = write_repository(Case("nothing", upgrades=[""]), folder)
        (folder / "base.sql").write_text(sql)
        run = dump(binary, "--dump-schema=json", config_file, base="base.sql")
        if run.returncode:
            return [run.stderr]
        return dump_facts(json.loads(run.stdout)["schema"])


def from_outcome(said) -> str:
    if said["status"] != "error":
        return said["status"]
    state = said["error"]["sqlstate"]
    return "python" if state is None else f"{state} {said['error']['message']}"


def migcheck(binary: str, config_file: pathlib.Path) -> dict:
    """What migcheck says, in the form that is recorded."""
    run = dump(binary, "--dump-schema=json", config_file)
    if run.returncode:
        return {"migcheck": run.stderr}
    said = json.loads(run.stdout)
    seen = {"revisions": {}, "stepwise": {}, "downgrade": {}}
    for revision in said["revisions"]:
        name = revision["rev"]
        seen["revisions"][name] = from_outcome(revision)
        if "stepwise" in revision:
            seen["stepwise"][name] = from_outcome(revision["stepwise"])
        seen["downgrade"][name] = downgrade(revision.get("downgrade", {"status": "ok"}))
    return {**seen, "schema": dump_facts(said["schema"])}


def downgrade(said) -> list[str]:
    return [from_outcome(said)] + sorted({
        canonical(word, thing) for word in ("lost", "left", "changed")
        for thing in said.get(word, []) if not thing.startswith("object ")})


def canonical(word: str, thing: str) -> str:
    """As the facts have it: a label is a part of its type, and a type is a domain."""
    kind, name, *_ = thing.split()
    if kind == "label":
        return f"changed enum {name}"
    return f"{word} domain {name}" if kind == "type" else f"{word} {thing}"


def named(line: str) -> str:
    """The thing that a fact is about, as migcheck names it."""
    kind, _, rest = line.partition(" ")
    if kind in ("primary", "foreign"):
        kind, rest = "constraint", rest.partition(" ")[2]
    if kind in ("unique", "check", "exclusion"):
        kind = "constraint"
    if kind in ("constraint", "index", "trigger"):
        return f"{kind} {' '.join(rest.split()[:2])}"
    if kind == "function":
        return f"function {rest[: rest.rindex(')') + 1]}"
    return f"{kind} {rest.split()[0]}"


def whole_table(thing: str, tables: set[str]) -> bool:
    kind, _, rest = thing.partition(" ")
    table = rest.split()[0]
    if kind == "column":
        table = table.rpartition(".")[0]
    return kind in ("column", "constraint", "index", "trigger") and table in tables


def recorded_downgrade(lines: list[str]) -> list[str]:
    """The facts lost and left, as the names of things lost, left and changed."""
    status, *facts = lines
    if status != "ok":
        return [status]
    lost = {named(line[2:]) for line in facts if line.startswith("-")}
    left = {named(line[2:]) for line in facts if line.startswith("+")}
    tables = {thing.split()[1] for thing in lost ^ left if thing.startswith("table ")}
    words = [f"lost {thing}" for thing in lost - left if not whole_table(thing, tables)]
    words += [f"left {thing}" for thing in left - lost if not whole_table(thing, tables)]
    words += [f"changed {thing}" for thing in lost & left if not whole_table(thing, tables)]
    return [status, *sorted(words)]


def differences(recorded: dict, found: dict) -> list[str]:
    """What the server says behind `-`, what migcheck says behind `+`."""
    if "migcheck" in found:
        return [found["migcheck"]]
    lines = []
    for part in ("revisions", "stepwise"):
        for name in sorted(recorded[part].keys() | found[part].keys()):
            lines += compared(f"{part} {name}: ", recorded[part].get(name), found[part].get(name))
    for name, real in recorded["downgrade"].items():
        ours = found["downgrade"].get(name)
        lines += compared(f"downgrade {name}: ", recorded_downgrade(real), ours)
    lost, left = set(recorded["schema"]), set(found["schema"])
    lines += [f"- {line}" for line in sorted(lost - left)]
    lines += [f"+ {line}" for line in sorted(left - lost)]
    if not lines and recorded["schema"] != found["schema"]:
        lines.append("the order of columns")
    return lines


def changed(title: str, before: list[str], after: list[str]) -> list[str]:
    return [f"{title}- {line}" for line in before if line not in after] + [
        f"{title}+ {line}" for line in after if line not in before]


def compared(title: str, real, ours) -> list[str]:
    return [] if real == ours else [f"{title}- {real}", f"{title}+ {ours}"]


@dataclasses.dataclass
class History:
    name: str  # of the record
    title: str
    make: Callable[[pathlib.Path], pathlib.Path]  # writes it into a folder; gives its alembic.ini
    downgrades: set[str] | None  # what has a downgrade() to look at; None: all


def histories(only: list[str]):
    for path in sorted((HERE / "cases").glob("*.py")):
        if only and path.stem not in only:
            continue
        for case in read_cases(path):
            downgrades = {f"r{number}" for number in case.downgrades}
            yield History(path.stem, case.title, functools.partial(write_repository, case),
                          downgrades)
    for folder in sorted((HERE / "repositories").iterdir()):
        if only and folder.name not in only:
            continue
        for config_file in sorted(folder.glob("*.ini")):
            yield History(folder.name, config_file.stem, lambda _, file=config_file: file, None)


class Test:
    def __init__(self, binary: str, write: bool = False, server=None):
        self.binary = binary
        self.write = write
        self.server = server
        self.records: dict[str, dict] = {}

    def read_record(self, name: str) -> None:
        path = RECORDED / f"{name}.json"
        if name not in self.records:
            known = path.exists() and not self.write
            self.records[name] = json.loads(path.read_text()) if known else {}

    def ask_server(self, history: History, config_file: pathlib.Path) -> list[str]:
        from real_alembic import observe

        observed = observe(self.server, config_file, history.downgrades)
        recorded = self.records[history.name]
        if not self.write and recorded.get(history.title) != observed:
            return ["the record is not what the server says; see --write"]
        recorded[history.title] = observed
        return []

    def check(self, history: History) -> list[str]:
        with tempfile.TemporaryDirectory(prefix="migcheck-") as temporary:
            config_file = history.make(pathlib.Path(temporary))
            lines = [] if self.server is None else self.ask_server(history, config_file)
            found = migcheck(self.binary, config_file)
            recorded = self.records[history.name][history.title]
            return lines + (differences(recorded, found) or self.round_trip(config_file, found))

    def round_trip(self, config_file: pathlib.Path, found: dict) -> list[str]:
        """What is not the same in the schema that the printed SQL makes."""
        sql = dump(self.binary, "--dump-schema=sql", config_file).stdout
        if " not known" in sql:  # functions, triggers and partitions are comments
            return []
        lines = changed("read again: ", found["schema"], read_again(self.binary, sql))
        if self.server is not None:
            self.server.empty("again")
            try:
                self.server.execute("again", sql)
            except Exception as error:
                return [*lines, f"the server refuses the SQL: {error}", *sql.splitlines()]
            lines += changed("made again: ", found["schema"], self.server.facts("again"))
        return lines

    def write_records(self) -> None:
        RECORDED.mkdir(exist_ok=True)
        for name, recorded in self.records.items():
            text = json.dumps(recorded, indent=1, ensure_ascii=False) + "\n"
            (RECORDED / f"{name}.json").write_text(text)

    def run(self, only: list[str]) -> bool:
        """Whether all is the same."""
        every = list(histories(only))
        for history in every:
            self.read_record(history.name)
        workers = os.cpu_count() if self.server is None else 1
        with concurrent.futures.ThreadPoolExecutor(workers) as pool:
            results = list(pool.map(self.check, every))
        for history, lines in zip(every, results):
            if lines:
                print(f"{history.name}: {history.title}", *lines, sep="\n    ")
        if self.write:
            self.write_records()
        failed = sum(1 for lines in results if lines)
        with_what = "a real server" if self.server is not None else "recorded results"
        print(f"{len(every)} histories compared with {with_what}, {failed} differ")
        return failed == 0


def main() -> int:
    binary, *rest = sys.argv[1:]
    binary = str(pathlib.Path(binary).resolve())
    only = [word for word in rest if not word.startswith("--")]
    if not {"--write", "--server"} & set(rest):
        return 0 if Test(binary).run(only) else 1
    import postgres
    from real_alembic import Server

    with postgres.server() as address:
        server = Server(address)
        same = Test(binary, "--write" in rest, server).run(only)
        server.admin.close()
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
