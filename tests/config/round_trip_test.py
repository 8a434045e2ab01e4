# SPDX-License-Identifier: Apache-2.0
"""What --dump-config prints is the configuration that it was made of: read again it prints the same,
and finds the same. With configurations made at random, of all keys, in one folder and in two.

  round_trip_test.py <migcheck>
"""

import json
import os
import pathlib
import random
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from repository_copy import copy_of

GLOBS = ["*", "-*", "enum-*", "-enum-case", "todo-in-migration", "-stub-*", "*-guard", "fk-without-index"]
PATTERNS = ["migrations/**", "/migrations/versions/*.py", "*_people.py", "!r1*", "a b/", "it's \"x\"", "é*",
            "one,two", "\\#x", "tab\there"]
OPTIONS = {
    "stub-table.MaxColumns": [1, 2, 10],
    "missing-downgrade-guard.Mode": ["all", "provable"],
    "missing-downgrade-guard.IncludeUpgrade": [True, False],
    "todo-in-migration.Words": [["TODO", "later"], "TODO,FIXME", []],
    "todo-in-migration.TicketPattern": [r"#\d+", r"[A-Z]{2,}-\d+, or \"x\"", "a,b"],
}
QUERIES = ["(comment) @report", '((identifier) @x (#eq? @x "op"))\n', "(call function: (attribute) @f) @report"]
OPERATIONS = [{"Kind": "create_table"}, {"Kind": ["drop_*", "!drop_index"], "Guarded": False},
              {"Table": "/^(a|b),c$/", "Column": ["!tmp_*", "*"]}, {"Name": "x: y #z"}]
MESSAGES = ["say it", "yes", "12", "null", "- a: b # c", "two\nlines", "{{brace}} 'q' \"d\" \\ é", "*alias"]


class Maker:
    """Configurations of one seed."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def some(self, values, most=3):
        return [self.random.choice(values) for _ in range(self.random.randint(0, most))]

    def settings(self):
        made = {}
        if self.random.random() < 0.5:
            made["Checks"] = self.random.choice([self.some(GLOBS) or ["*"], ", ".join(self.some(GLOBS) or ["*"])])
        if self.random.random() < 0.3:
            made["WarningsAsErrors"] = self.some(GLOBS)
        if self.random.random() < 0.5:
            made["Severity"] = {glob: self.random.choice(["error", "warning", "note", "off"])
                                for glob in self.some([one for one in GLOBS if one[0] != "-"])}
        if self.random.random() < 0.5:
            names = self.random.sample(sorted(OPTIONS), self.random.randint(1, len(OPTIONS)))
            made["CheckOptions"] = {name: self.random.choice(OPTIONS[name]) for name in names}
        return {key: value for key, value in made.items() if value != {}}

    def custom_check(self, number):
        made = {"Name": f"house-{number}", "Message": self.random.choice(MESSAGES)}
        if self.random.random() < 0.5:
            made["Query"] = self.random.choice(QUERIES)
            if self.random.random() < 0.5:
                made["Replacement"] = self.random.choice(["", " ", "x\n", "no"]) or "y"
                made["FixSafety"] = self.random.choice(["safe", "unsafe"])
            made["In"] = self.random.choice(["migrations", "models", "both"])
        else:
            made["In"] = self.random.choice(["upgrade", "downgrade", "both"])
            made["Operation"] = self.random.choice(OPERATIONS)
        for key, values in (("Severity", ["error", "note"]), ("Docs", ["# A\n\nb: c\n", "yes"]),
                            ("HelpUri", ["https://house.example/a?b=c#d"])):
            if self.random.random() < 0.3:
                made[key] = self.random.choice(values)
        return made

    def configuration(self, first_number):
        made = self.settings()
        choices = {"FailOn": ["error", "warning", "note", "never"], "Exclude": [self.some(PATTERNS)],
                   "Migrations": [["migrations"], "/migrations"], "Models": [self.some(PATTERNS)],
                   "Baseline": ["known findings", "'quoted'", "a/b"], "PostgresVersion": [12, 18],
                   "SQLAlchemyVersion": [1, 2], "AlembicVersion": ["1.13.3", "1.10"]}
        for key, values in choices.items():
            if self.random.random() < 0.3:
                made[key] = self.random.choice(values)
        if self.random.random() < 0.5:
            made["CustomChecks"] = [self.custom_check(first_number + i)
                                    for i in range(self.random.randint(1, 3))]
        made["Overrides"] = [{"Files": self.some(PATTERNS) or ["*"], **self.settings()}
                             for _ in range(self.random.randint(0, 2))]
        return made


class RoundTrip(unittest.TestCase):
    binary = ""

    def setUp(self):
        self.folder = copy_of(self, "small")
        (self.folder / ".git").mkdir()

    def run_tool(self, *arguments):
        run = subprocess.run([self.binary, *arguments], cwd=self.folder, capture_output=True, text=True,
                             timeout=60, check=False)
        self.assertIn(run.returncode, (0, 1), run.stderr)
        return run.stdout

    def check(self, seed, **configurations):
        for folder, configuration in configurations.items():
            path = self.folder / ("" if folder == "top" else folder) / ".migcheck.yaml"
            path.write_text(json.dumps(configuration, ensure_ascii=False))
        with self.subTest(seed=seed, **configurations):
            path = "migrations" if "migrations" in configurations else "."
            dumped = self.run_tool("--dump-config", path)
            (self.folder / "again.yaml").write_text(dumped)
            self.assertEqual(self.run_tool("--config-file=again.yaml", "--dump-config", path), dumped)
            found = ("--format=json", "--baseline=", path)
            if "todo-in-migration" not in self.run_tool("--list-checks", "--checks=todo-in-migration", path):
                return
            expected = json.loads(self.run_tool("--checks=todo-in-migration", *found))["findings"]
            again = self.run_tool("--checks=todo-in-migration", "--config-file=again.yaml", *found)
            self.assertEqual(json.loads(again)["findings"], expected)

    def test_of_one_file(self):
        for seed in range(30):
            self.check(seed, top=Maker(seed).configuration(1))

    def test_of_two_folders(self):
        for seed in range(30):
            maker = Maker(1000 + seed)
            self.check(seed, top=maker.configuration(1), migrations=maker.configuration(10))


if __name__ == "__main__":
    RoundTrip.binary = os.path.abspath(sys.argv.pop(1))
    unittest.main()
