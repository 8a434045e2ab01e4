#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Kills migcheck at random moments while it fixes a repository.

  kill_during_fix.py <migcheck> [--kills=<n>] [--migrations=<n>] [--seed=<n>]

After each kill every file must have its old or its new text, byte for byte. A later run must then
finish the work and leave nothing behind that git would show. Half of the kills come at any time of
the run, half while the files are being written.
"""

import argparse
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

MIGRATION = '''"""Revision {n}."""
import sqlalchemy as sa
from alembic import op

revision = "r{n:04}"
down_revision = {parent}


def upgrade():
    op.create_table("t{n}", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("a", sa.Text()))
    op.create_index("ix_t{n}_a", "t{n}", ["a"])


def downgrade():
    op.drop_index("ix_t{n}_a", table_name="t{n}")
    op.drop_table("t{n}")
'''


class Repository:
    def __init__(self, folder, migrations):
        self.folder = folder
        versions = folder / "migrations" / "versions"
        versions.mkdir(parents=True)
        (folder / "migrations" / "env.py").write_text("from alembic import context\n")
        for n in range(migrations):
            parent = f'"r{n - 1:04}"' if n else "None"
            (versions / f"r{n:04}.py").write_text(MIGRATION.format(n=n, parent=parent))
        self.git("init", "-q")
        self.git("add", "-A")
        self.git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "old")
        self.files = sorted(versions.glob("*.py"))
        self.old = self.texts()

    def git(self, *arguments):
        run = subprocess.run(
            ["git", "-C", self.folder, *arguments], stdout=subprocess.PIPE, check=True
        )
        return run.stdout.decode()

    def texts(self):
        return {path: path.read_bytes() for path in self.files}

    def reset(self):
        for path, text in self.old.items():
            if path.read_bytes() != text:
                path.write_bytes(text)

    def temporaries(self):
        return list(self.folder.rglob("*.migcheck-tmp"))

    def untracked(self):
        status = self.git("status", "--porcelain", "--untracked-files=all")
        return [line for line in status.splitlines() if not line.startswith(" M ")]


def start(binary, repository):
    return subprocess.Popen(
        [binary, "--fix", "--exit-zero", "--quiet", "--checks=missing-downgrade-guard"],
        cwd=repository.folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def finish(binary, repository):
    process = start(binary, repository)
    errors = process.communicate()[1].decode()
    if process.returncode != 0 or errors:
        sys.exit(f"a run ended with {process.returncode}: {errors}")


def wait_until_written(process, path):
    """Until a file has been replaced, or the run is over."""
    inode = path.stat().st_ino
    while process.poll() is None and path.stat().st_ino == inode:
        time.sleep(0.0002)


def kill_once(binary, repository, duration, chance):
    process = start(binary, repository)
    if chance.random() < 0.5:
        time.sleep(chance.random() * duration)
    else:
        wait_until_written(process, chance.choice(repository.files))
    process.kill()  # nothing when it has ended by itself
    process.communicate()
    return process.returncode == -signal.SIGKILL


def state(repository, new):
    """How many files are new; ends the program when one is neither old nor new."""
    count = 0
    for path, text in repository.texts().items():
        if text not in (repository.old[path], new[path]):
            sys.exit(f"{path} is neither old nor new:\n{text!r}")
        count += text == new[path]
    return count


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--migrations", type=int, default=40)
    parser.add_argument("--seed", type=int, default=None)
    arguments = parser.parse_args()
    seed = arguments.seed if arguments.seed is not None else time.time_ns() % 1_000_000
    chance = random.Random(seed)
    binary = arguments.binary.resolve()
    counts = {"killed": 0, "between": 0, "left a temporary file": 0, "later runs": 0}
    with tempfile.TemporaryDirectory() as name:
        repository = Repository(pathlib.Path(name).resolve(), arguments.migrations)
        begin = time.monotonic()
        finish(binary, repository)
        duration = time.monotonic() - begin
        new = repository.texts()
        if any(new[path] == text for path, text in repository.old.items()):
            sys.exit("some file has nothing to fix")
        for number in range(arguments.kills):
            repository.reset()
            counts["killed"] += kill_once(binary, repository, duration, chance)
            counts["between"] += 0 < state(repository, new) < len(new)
            left = bool(repository.temporaries())
            counts["left a temporary file"] += left
            if left or number % 10 == 0:
                counts["later runs"] += 1
                finish(binary, repository)
                if state(repository, new) != len(new) or repository.untracked():
                    sys.exit(f"a later run left {repository.untracked()}")
    print(f"seed {seed}, {arguments.kills} kills:", counts)


if __name__ == "__main__":
    main()
