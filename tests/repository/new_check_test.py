#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs scripts/new-check in a copy of the sources: all parts appear, and the new file compiles.

  new_check_test.py <C++ compiler>
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]


class NewCheck(unittest.TestCase):
    compiler = "c++"

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.copy = pathlib.Path(self.folder.name)
        for name in ["checks", "core", "scripts"]:
            shutil.copytree(ROOT / name, self.copy / name)
        shutil.copy(ROOT / "CHANGELOG.md", self.copy)

    def new_check(self, module, name):
        command = [sys.executable, self.copy / "scripts/new-check", module, name]
        return subprocess.run(command, capture_output=True, text=True)

    def text(self, name):
        return (self.copy / name).read_text(encoding="utf-8")

    def assert_compiles(self, name):
        flags = ["-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Werror", "-I", self.copy]
        run = subprocess.run([self.compiler, *flags, self.copy / name], capture_output=True, text=True)
        self.assertEqual(run.returncode, 0, run.stderr)

    def test_check_in_a_module_with_one_check(self):
        run = self.new_check("style", "a-new-rule")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn('.id = "a-new-rule"', self.text("checks/style/a_new_rule.cpp"))
        self.assertIn(
            "void register_style_checks(Registry& registry) {\n"
            "  register_a_new_rule(registry);\n"
            "  register_todo_in_migration(registry);\n"
            "}\n",
            self.text("checks/style/style_checks.cpp"),
        )
        self.assertIn("\n  style/a_new_rule.cpp\n  style/style_checks.cpp\n", self.text("checks/CMakeLists.txt"))
        self.assertIn("- Check `a-new-rule`.\n", self.text("CHANGELOG.md"))
        self.assertIn("## How to suppress", self.text("docs/checks/a-new-rule.md"))
        versions = "tests/checks/a-new-rule/dropped_table/migrations/versions/"
        self.assertIn("# expect: warning a-new-rule", self.text(versions + "r2_found.py"))
        self.assertNotIn("expect", self.text(versions + "r1_silent.py"))
        self.assert_compiles("checks/style/a_new_rule.cpp")
        self.assert_compiles("checks/style/style_checks.cpp")

    def test_check_in_a_new_module(self):
        run = self.new_check("zoo", "last-animal")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn("  register_zoo_checks(registry);\n}", self.text("checks/all_checks.cpp"))
        self.assertIn(
            "\n  zoo/last_animal.cpp\n  zoo/zoo_checks.cpp)\n", self.text("checks/CMakeLists.txt")
        )
        self.assert_compiles("checks/zoo/zoo_checks.cpp")
        self.assert_compiles("checks/all_checks.cpp")

    def test_wrong_names_change_nothing(self):
        for module, name in [("style", "todo-in-migration"), ("style", "Upper"), ("a-b", "x"), ("style", "x-")]:
            run = self.new_check(module, name)
            self.assertEqual(run.returncode, 1)
            self.assertNotEqual(run.stderr, "")
        self.assertEqual(self.text("checks/CMakeLists.txt"), (ROOT / "checks/CMakeLists.txt").read_text())


if __name__ == "__main__":
    NewCheck.compiler = sys.argv.pop(1)
    unittest.main()
