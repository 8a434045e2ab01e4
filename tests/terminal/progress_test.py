# SPDX-License-Identifier: Apache-2.0
"""Progress: on a terminal, for runs that last, gone at the end. A git that takes its time makes a
run last: with --since the analysis asks it for the earlier text of a file.

  progress_test.py <migcheck>
"""

import os
import pathlib
import shutil
import subprocess
import sys
import unittest

from pseudo_terminal import Terminal

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from repository_copy import copy_of

SLOW_GIT = """#!/bin/sh
case "$*" in *cat-file*|*show*) sleep 1.5;; esac
exec {git} "$@"
"""


class Progress(unittest.TestCase):
    binary = ""

    def setUp(self):
        self.folder = copy_of(self, "small")
        home = self.folder.parent
        programs = home / "programs"
        programs.mkdir()
        (programs / "git").write_text(SLOW_GIT.format(git=shutil.which("git")))
        (programs / "git").chmod(0o755)
        self.variables = {"PATH": f"{programs}:{os.environ['PATH']}", "HOME": str(home),
                          "LC_ALL": "C.UTF-8", "TERM": "xterm", "COLUMNS": "80"}
        for command in ("init -q -b main", "add -A",
                        "-c user.name=a -c user.email=a@example.org commit -qm first"):
            subprocess.run(["git", *command.split()], cwd=self.folder, check=True)
        changed = self.folder / "migrations/versions/r2_people.py"
        changed.write_text(changed.read_text() + "\n")

    def on_terminal(self, *options, **streams):
        terminal = Terminal([self.binary, "--since=HEAD", "--use-color=false", *options],
                            self.folder, self.variables, **streams)
        self.addCleanup(terminal.close)
        text = terminal.read_until(lambda text: False)
        self.assertIsNotNone(terminal.process.wait())
        return text

    def test_shows_a_stage_and_wipes_it_away(self):
        text = self.on_terminal(stdout=subprocess.DEVNULL)
        self.assertIn("\r\x1b[Kmigcheck: ", text)
        self.assertRegex(text, r"migrations … \d s")
        self.assertEqual(text[text.rindex("\r"):], "\r\x1b[K")

    def test_the_report_begins_in_an_empty_line(self):
        text = self.on_terminal()
        self.assertIn("s\r\x1b[Kmigrations/versions/r2_people.py:", text)

    def test_quiet_and_simple_terminals_show_nothing(self):
        self.assertEqual(self.on_terminal("--quiet", stdout=subprocess.DEVNULL), "")
        self.variables["TERM"] = "dumb"
        self.assertEqual(self.on_terminal(stdout=subprocess.DEVNULL), "")

    def test_without_a_terminal_nothing_is_shown(self):
        run = subprocess.run([self.binary, "--since=HEAD"], cwd=self.folder, env=self.variables,
                             capture_output=True, text=True, check=False)
        self.assertEqual(run.stderr, "")

    def test_a_short_run_shows_nothing(self):
        self.variables["PATH"] = os.environ["PATH"]
        text = self.on_terminal("--version", stdout=subprocess.DEVNULL)
        self.assertEqual(text, "")


if __name__ == "__main__":
    Progress.binary = os.path.abspath(sys.argv.pop(1))
    unittest.main()
