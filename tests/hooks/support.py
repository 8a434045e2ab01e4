# SPDX-License-Identifier: Apache-2.0
"""A repository in git, with nothing of the user's own settings."""

import os
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from repository_copy import copy_of

ROOT = pathlib.Path(__file__).resolve().parents[2]
BAD = "migrations/versions/r2_people.py"


class RepositoryTest(unittest.TestCase):
    """`self.folder` is a repository with one revision that fails, in no commit yet."""

    binary = ""

    def setUp(self):
        self.folder = copy_of(self, "small", called="repository with blanks")
        self.top = self.folder.parent
        self.programs = self.top / "programs"
        self.programs.mkdir()
        (self.programs / "migcheck").symlink_to(self.binary)
        self.variables = {
            "PATH": f"{self.programs}:{os.environ['PATH']}",
            "HOME": str(self.top),
            "LC_ALL": "C.UTF-8",
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        self.git("init", "-q", "-b", "main")
        self.git("config", "user.name", "a")
        self.git("config", "user.email", "a@example.org")

    def run_program(self, *command, folder=None, **variables):
        return subprocess.run(
            command, cwd=folder or self.folder, env={**self.variables, **variables},
            capture_output=True, text=True, timeout=120, check=False)

    def git(self, *arguments):
        run = self.run_program("git", *arguments)
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        return run.stdout

    def edit(self, path, old, new):
        file = self.folder / path
        text = file.read_text()
        self.assertIn(old, text)
        file.write_text(text.replace(old, new))

    def mend(self):
        """Ends every finding of the repository."""
        self.edit(BAD, "import sqlalchemy as sa\n",
                  "import sqlalchemy as sa\nfrom sqlalchemy.dialects import postgresql\n")
        self.edit(BAD, "sa.Enum(", "postgresql.ENUM(")
        self.edit(BAD, "    # TODO: add an index\n", "")


def main():
    RepositoryTest.binary = os.path.abspath(sys.argv.pop(1))
    unittest.main()
