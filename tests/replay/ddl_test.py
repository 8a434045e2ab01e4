# SPDX-License-Identifier: Apache-2.0
"""Compares the recorded outcomes in ddl/*.sql with what a real PostgreSQL says.

The unit tests hold the simulated catalog against the same files. A file consists of cases, parted
by an empty line; a case begins at an empty database and holds one statement a line. Behind a
statement that the server refuses stands `--! SQLSTATE message`, with the lines of the detail
behind `--|`. A case ends with the resulting schema behind `--=`. `--rev NAME` ends the
transaction and begins another one, `--rev NAME auto` leaves transactions to the statements.

`ddl_test.py --write` records everything anew; only the statements are kept.
"""

import pathlib
import re
import sys
import urllib.parse

import psycopg2

import postgres
from ddl_facts import facts

CASES = pathlib.Path(__file__).resolve().parent / "ddl"
ENDS_TRANSACTION = ("commit", "rollback")


class Session:
    """One database; every statement can fail without harm to the ones before."""

    def __init__(self, host: str, name: str):
        self.connection = psycopg2.connect(host=host, user="postgres", dbname=name)
        self.connection.autocommit = True
        self.cursor = self.connection.cursor()
        self.cursor.execute("set client_min_messages = error")
        self.in_transaction = False
        self.begin(True)

    def begin(self, in_transaction: bool) -> None:
        if self.in_transaction:
            self.cursor.execute("commit")
        self.in_transaction = in_transaction
        if in_transaction:
            self.cursor.execute("begin")

    def execute(self, statement: str) -> list[str]:
        """The lines that are recorded behind the statement."""
        if statement.startswith("--rev "):
            self.begin(not statement.endswith(" auto"))
            return []
        if statement in ENDS_TRANSACTION:
            self.cursor.execute(statement)
            self.in_transaction = False
            return []
        if self.in_transaction:
            self.cursor.execute("savepoint before")
        try:
            self.cursor.execute(statement)
        except psycopg2.Error as error:
            if self.in_transaction:
                self.cursor.execute("rollback to before")
            # that of a NULL is the row, with what sequences gave it
            told = None if error.pgcode == "23502" else error.diag.message_detail
            detail = (told or "").splitlines()
            return [f"--! {error.pgcode} {error.diag.message_primary}"] + [
                f"--| {line}" for line in detail
            ]
        return []

    def close(self) -> list[str]:
        self.begin(False)
        self.cursor.execute("set search_path = public")
        lines = [f"--= {line}" for line in facts(self.cursor)]
        self.connection.close()
        return lines


def record(host: str, admin, case: str) -> str:
    admin.execute("drop database if exists ddl with (force)")
    admin.execute("create database ddl template template0")
    session = Session(host, "ddl")
    out = []
    for statement in case.splitlines():
        if not re.match(r"--[!|=]", statement):
            out += [statement, *session.execute(statement)]
    return "\n".join(out + session.close())


def main() -> int:
    failed = 0
    with postgres.server() as address:
        host = urllib.parse.parse_qs(urllib.parse.urlsplit(address).query)["host"][0]
        connection = psycopg2.connect(host=host, user="postgres", dbname="postgres")
        connection.autocommit = True
        admin = connection.cursor()
        for path in sorted(CASES.glob("*.sql")):
            text = path.read_text()
            cases = text.strip().split("\n\n")
            observed = "\n\n".join(record(host, admin, case) for case in cases) + "\n"
            if "--write" in sys.argv:
                path.write_text(observed)
            elif observed != text:
                failed += 1
                print(f"{path.name} is not what PostgreSQL says; see {path.name}.observed")
                path.with_name(path.name + ".observed").write_text(observed)
        connection.close()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
