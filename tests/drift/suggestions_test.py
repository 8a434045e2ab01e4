#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Puts the suggestions of schema-drift into a migration and looks again.

  suggestions_test.py MIGCHECK
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

FIXTURE = pathlib.Path(__file__).parent.parent / "checks" / "schema-drift" / "differences"
SUGGESTION = "write in a new migration: "
HEAD = """import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "r2"
down_revision = "r1"


def upgrade():
"""
DIRECTIVES = ["add_column", "alter_column", "create_table", "create_unique_constraint", "execute"]


def findings(migcheck, repository):
    run = subprocess.run(
        [migcheck, "--checks=-*,schema-drift,upgrade-fails", "--format=json", "--exit-zero", "."],
        cwd=repository,
        stdout=subprocess.PIPE,
        check=True,
    )
    return json.loads(run.stdout)["findings"]


def suggestions(finding):
    return [
        related["message"].removeprefix(SUGGESTION)
        for related in finding["related"]
        if related["message"].startswith(SUGGESTION)
    ]


def main():
    migcheck = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        repository = pathlib.Path(folder) / "repository"
        shutil.copytree(FIXTURE, repository)
        before = findings(migcheck, repository)
        lines = [line for finding in before for line in suggestions(finding)]
        directives = {line.split("(")[0].removeprefix("op.") for line in lines}
        assert set(DIRECTIVES) <= directives, directives
        lines.sort(key=lambda line: not line.startswith("op.create_table"))
        text = HEAD + "".join(f"    {line}\n" for line in lines)
        (repository / "migrations" / "versions" / "r2_as_suggested.py").write_text(text)
        after = findings(migcheck, repository)
        expected = {one["message"] for one in before if not suggestions(one)}
        # the table is there now, so what belongs to it is said
        expected.add("no migration creates index 'ix_owners_name' (name) on table 'owners'")
        messages = {one["message"] for one in after}
        assert messages == expected, messages ^ expected
    print(f"{len(lines)} suggestions followed")


if __name__ == "__main__":
    main()
