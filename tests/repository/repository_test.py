#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Invariants of the repository: every check has all its parts, folders include only what stands
below them, and files and functions stay small.

  repository_test.py <program that prints the descriptors> [test class…]
"""

import io
import json
import pathlib
import re
import subprocess
import sys
import tokenize
import unittest

from cpp_functions import functions

ROOT = pathlib.Path(__file__).resolve().parents[2]
LONGEST_FILE = 500
LONGEST_FUNCTION = 80
HEADINGS = [
    "What it finds",
    "Why it matters",
    "Bad",
    "Good",
    "Options",
    "How to suppress",
]
# What the files of a folder may include, besides their own folder.
CORE_ORDER = ["source", "diagnostic", "schema", "sql", "python", "migration", "models", "check", "run", "fix", "baseline", "changes"]
LAYERS = {
    **{f"core/{name}": {f"core/{one}" for one in CORE_ORDER[:i]} for i, name in enumerate(CORE_ORDER)},
    "checks": {"core"},
    "config": {"core"},
    "report": {"core"},
    "sarif": {"core"},
    "fixture": {"core", "config", "report"},
}
# A check is declared in terms of the analysed repository, which is a plain struct.
ALLOWED = {("core/check/check.h", "core/run/repository.h")}


def sources(*patterns):
    folders = ["core", "checks", "config", "report", "sarif", "fixture", "tool", "tests", "benchmarks", "examples/plugin"]
    found = []
    for folder in folders:
        for pattern in patterns:
            found += sorted((ROOT / folder).rglob(pattern))
    return [path for path in found if "node_modules" not in path.parts]


def scripts():
    folders = [ROOT / "scripts", ROOT / ".ci"]
    return [path for folder in folders if folder.exists() for path in sorted(folder.iterdir())]


def written_by_us():
    """Everything but the repositories that tests analyse."""
    paths = sources("*.h", "*.cpp", "*.c", "*.py") + scripts()
    fixtures = [
        ROOT / "tests/checks",
        ROOT / "tests/cli/repositories",
        ROOT / "examples/plugin/tests",
        ROOT / "tests/replay/repositories",
    ]
    return [
        path
        for path in paths
        if path.suffix in {".h", ".cpp", ".c"} or not any(one in path.parents for one in fixtures)
    ]


def relative(path):
    return path.relative_to(ROOT).as_posix()


def comments(path):
    """The comments of a file; in C++ and shell, what looks like one."""
    text = path.read_text()
    if path.suffix == ".py" or text.startswith("#!/usr/bin/env python3"):
        tokens = tokenize.generate_tokens(io.StringIO(text).readline)
        return [token.string for token in tokens if token.type == tokenize.COMMENT]
    return re.findall(r"(?m)//.*$|/\*.*$|^\s*#.*$", text)


class Checks(unittest.TestCase):
    descriptors = {}

    def for_each_check(self, assertions):
        self.assertTrue(self.descriptors["checks"])
        for check in self.descriptors["checks"]:
            with self.subTest(check["id"]):
                assertions(check)

    def test_has_positive_and_negative_fixtures(self):
        def assert_fixtures(check):
            files = sorted((ROOT / "tests/checks" / check["id"]).rglob("*.py"))
            expectation = re.compile(rf"# expect(-next)?: \w+ {check['id']} ")
            positive = {path for path in files if expectation.search(path.read_text())}
            negative = {path for path in files if path.parent.name == "versions"} - positive
            self.assertTrue(positive)
            self.assertTrue(negative)

        self.for_each_check(assert_fixtures)

    def test_has_docs_page_with_fixed_headings(self):
        def assert_page(check):
            text = (ROOT / "docs/checks" / f"{check['id']}.md").read_text(encoding="utf-8")
            self.assertTrue(text.startswith(f"# {check['id']}\n"))
            prose = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
            self.assertEqual(re.findall(r"^## (.*)$", prose, re.MULTILINE), HEADINGS)
            for option in check["options"]:
                self.assertIn(f"`{option['name']}`", text)

        self.for_each_check(assert_page)

    def test_every_docs_page_and_fixture_belongs_to_a_check(self):
        ids = {check["id"] for check in self.descriptors["checks"]}
        pages = {path.stem for path in (ROOT / "docs/checks").glob("*.md")} - {"README"}
        folders = {path.name for path in (ROOT / "tests/checks").iterdir() if path.is_dir()}
        self.assertEqual(pages - ids, set())
        self.assertEqual(folders - ids, set())

    def test_is_in_the_changelog(self):
        text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
        self.for_each_check(lambda check: self.assertIn(f"`{check['id']}`", text))

    def test_summaries_and_helps_have_the_style(self):
        def assert_style(check):
            self.assertRegex(check["summary"], r"^[^A-Z].*[^.]$")
            for option in check["options"]:
                self.assertRegex(option["help"], r"^[A-Z].*[^.]$")

        self.for_each_check(assert_style)


class Layering(unittest.TestCase):
    def test_folders_include_only_what_stands_below(self):
        for path in sources("*.h", "*.cpp", "*.c"):
            name = relative(path)
            folder = next((one for one in LAYERS if name.startswith(one + "/")), None)
            if folder is None:
                continue
            for included in re.findall(r'^#include "([^"]+)"', path.read_text(), re.MULTILINE):
                allowed = LAYERS[folder] | {folder}
                fine = any(included.startswith(one + "/") for one in allowed)
                with self.subTest(name):
                    self.assertTrue(fine or (name, included) in ALLOWED, f"includes {included}")

    def test_third_party_code_stays_in_its_folder(self):
        homes = {
            "pg18": "core/sql/pg18/",
            "pg_query": "core/sql/",
            "re2/": "core/check/pattern.cpp",
            "tree_sitter/": "core/python/",
            "wasm-rt": "core/sql/pg18/",
            "yaml-cpp/": "config/yaml_document.cpp",
        }
        for path in sources("*.h", "*.cpp", "*.c"):
            for included in re.findall(r"^#include <([^>]+)>", path.read_text(), re.MULTILINE):
                for prefix, home in homes.items():
                    if included.startswith(prefix):
                        self.assertTrue(relative(path).startswith(home), relative(path))


class Size(unittest.TestCase):
    def test_files_are_small(self):
        for path in written_by_us():
            with self.subTest(relative(path)):
                self.assertLessEqual(len(path.read_text().splitlines()), LONGEST_FILE)

    def test_functions_are_small(self):
        count = 0
        for path in sources("*.h", "*.cpp"):
            for line, length, head in functions(path.read_text()):
                count += 1
                with self.subTest(f"{relative(path)}:{line} {head}"):
                    self.assertLessEqual(length, LONGEST_FUNCTION)
        self.assertGreater(count, 500, "the functions were not found")


class Text(unittest.TestCase):
    def test_files_begin_with_their_licence(self):
        for path in written_by_us():
            with self.subTest(relative(path)):
                head = path.read_text().split("\n", 2)[:2]
                self.assertTrue(any("SPDX-License-Identifier: Apache-2.0" in one for one in head))

    def test_nothing_is_left_to_do(self):
        mark = re.compile(r"(//|#|/\*)\s*(TODO|FIXME|XXX|HACK)\b")
        for path in written_by_us():
            if path.name == "todo_in_migration.cpp" or "tests" in path.relative_to(ROOT).parts:
                continue  # the check that finds such marks, and its tests
            with self.subTest(relative(path)):
                for comment in comments(path):
                    self.assertIsNone(mark.match(comment), comment)

    def test_no_path_of_a_machine(self):
        machine = re.compile(r"(?<![\w.])/(home|root|work|Users|mnt)/\w")
        for path in written_by_us():
            if "tests" in path.relative_to(ROOT).parts:
                continue
            with self.subTest(relative(path)):
                self.assertIsNone(machine.search(path.read_text()))


def read_descriptors(program):
    run = subprocess.run([program], stdout=subprocess.PIPE, check=True)
    return json.loads(run.stdout)


if __name__ == "__main__":
    Checks.descriptors = read_descriptors(sys.argv.pop(1))
    unittest.main()
