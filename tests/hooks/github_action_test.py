# SPDX-License-Identifier: Apache-2.0
"""action.yml: the steps run in bash, with the variables that GitHub sets.

  github_action_test.py <migcheck>
"""

import json
import re
import shutil
import unittest

import yaml

from support import BAD, ROOT, RepositoryTest, main


class GitHubAction(RepositoryTest):
    def setUp(self):
        super().setUp()
        self.git("add", "-A")
        self.git("commit", "-qm", "first")
        self.action = yaml.safe_load((ROOT / "action.yml").read_text())
        self.files = self.top / "runner files"
        self.files.mkdir()
        for name in ("output", "summary"):
            (self.files / name).touch()

    def value(self, text, inputs):
        """`${{ inputs.name }}` as GitHub replaces it."""
        def replace(found):
            return inputs.get(found[1], str(self.action["inputs"][found[1]]["default"]))

        return re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", replace, text)

    def run_action(self, action=ROOT, **inputs):
        given = {name.replace("_", "-"): value for name, value in inputs.items()}
        (step,) = self.action["runs"]["steps"]
        self.assertEqual(step["shell"], "bash")
        variables = {name: self.value(text, given) for name, text in step["env"].items()}
        return self.run_program(
            "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"],
            GITHUB_ACTIONS="true", GITHUB_ACTION_PATH=str(action),
            GITHUB_WORKSPACE=str(self.folder), GITHUB_OUTPUT=str(self.files / "output"),
            GITHUB_STEP_SUMMARY=str(self.files / "summary"), RUNNER_TEMP=str(self.files),
            **variables)

    def outputs(self):
        lines = (self.files / "output").read_text().splitlines()
        return dict(line.split("=", 1) for line in lines)

    def sarif(self):
        with open(self.outputs()["sarif-file"], encoding="utf-8") as file:
            return json.load(file)

    def test_is_a_composite_action_whose_outputs_exist(self):
        self.assertEqual(self.action["runs"]["using"], "composite")
        self.run_action()
        names = {re.fullmatch(r"\$\{\{ steps\.migcheck\.outputs\.([\w-]+) \}\}", one["value"])[1]
                 for one in self.action["outputs"].values()}
        self.assertEqual(names, set(self.outputs()))

    def test_no_shell_text_holds_an_input(self):
        """What a pull request may choose never becomes a part of a command."""
        for step in self.action["runs"]["steps"]:
            self.assertNotIn("${{", step["run"])

    def test_findings_fail_the_job_after_the_report_is_written(self):
        run = self.run_action()
        self.assertEqual(run.returncode, 1)
        self.assertEqual(self.outputs()["exit-status"], "1")
        rules = {result["ruleId"] for result in self.sarif()["runs"][0]["results"]}
        self.assertEqual(rules, {"enum-create-type", "todo-in-migration"})
        self.assertIn(f"::error file={BAD},line=15,", run.stdout)
        self.assertIn(f"::warning file={BAD},line=10,", run.stdout)
        self.assertIn("enum-create-type", (self.files / "summary").read_text())

    def test_fail_on_decides(self):
        self.assertEqual(self.run_action(fail_on="never").returncode, 0)
        self.assertEqual(self.run_action(fail_on="error").returncode, 1)
        arguments = "--checks=-*,todo-in-migration"
        self.assertEqual(self.run_action(fail_on="error", arguments=arguments).returncode, 0)
        self.assertEqual(self.run_action(arguments=arguments).returncode, 1)

    def test_arguments_are_lines_and_no_shell_looks_at_them(self):
        run = self.run_action(arguments="--checks=-*,stub-table\n--base=empty\n")
        self.assertEqual((run.returncode, run.stdout), (0, ""))
        run = self.run_action(arguments="$(touch broken);*")
        self.assertEqual(run.returncode, 2)
        self.assertIn("$(touch broken);*", run.stderr)
        self.assertFalse((self.folder / "broken").exists())

    def test_wrong_usage_is_told_and_writes_nothing(self):
        run = self.run_action(arguments="--chekcs=x")
        self.assertEqual(run.returncode, 2)
        self.assertIn("did you mean '--checks'", run.stderr)
        self.assertEqual((self.files / "output").read_text(), "")

    def test_a_clean_repository_passes(self):
        self.mend()
        run = self.run_action()
        self.assertEqual((run.returncode, run.stdout), (0, ""))
        self.assertEqual(self.outputs()["exit-status"], "0")

    def test_a_file_that_cannot_be_parsed_is_status_3(self):
        (self.folder / "migrations/versions/r3_broken.py").write_text("def upgrade(:\n")
        run = self.run_action()
        self.assertEqual(run.returncode, 3)
        self.assertEqual(self.outputs()["exit-status"], "3")

    def test_since_and_baseline(self):
        self.assertEqual(self.run_action(since="HEAD").returncode, 0)
        self.run_program("migcheck", "--write-baseline")
        self.assertEqual(self.run_action(baseline=".migcheck-baseline").returncode, 0)

    def test_looks_at_the_repository_once(self):
        counter = self.programs / "migcheck"
        counter.unlink()
        counter.write_text(f'#!/bin/sh\necho once >>"$HOME/runs"\nexec "{self.binary}" "$@"\n')
        counter.chmod(0o755)
        self.assertEqual(self.run_action().returncode, 1)
        self.assertEqual((self.top / "runs").read_text(), "once\n")

    def test_builds_itself_where_no_program_is_installed(self):
        """With the real scripts/run; what it calls to install and to compile is replaced."""
        (self.programs / "migcheck").unlink()
        action = self.top / "action"
        for script in ("github-action", "run"):
            (action / "scripts").mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / "scripts" / script, action / "scripts")
        for needed in ("cmake", "deps", "core", "checks", "config", "sarif", "report", "fixture", "tool", "docs"):
            (action / needed).mkdir()
        for needed in ("CMakeLists.txt", "CMakePresets.json", "deps/package.json"):
            (action / needed).touch()
        self.write_program(action / "scripts/setup", "echo setup >&2")
        self.write_program(
            action / "scripts/build",
            'echo "build $*" && cd "$(dirname "$0")/.." && mkdir -p "build/$1/bin" && '
            f'ln -sf "{self.binary}" "build/$1/bin/$2"')
        run = self.run_action(action=action)
        self.assertEqual(run.returncode, 1, run.stderr)
        self.assertIn("setup\nbuild release migcheck\n", run.stderr)
        self.assertIn(f"::error file={BAD},line=15,", run.stdout)
        self.assertNotIn("build", run.stdout)
        rules = {result["ruleId"] for result in self.sarif()["runs"][0]["results"]}
        self.assertEqual(rules, {"enum-create-type", "todo-in-migration"})

    def test_a_build_that_fails_is_told_and_writes_nothing(self):
        (self.programs / "migcheck").unlink()
        action = self.top / "action"
        (action / "scripts").mkdir(parents=True)
        for script in ("github-action", "run"):
            shutil.copy(ROOT / "scripts" / script, action / "scripts")
        self.write_program(action / "scripts/setup", "echo no such package >&2; exit 100")
        run = self.run_action(action=action)
        self.assertEqual(run.returncode, 100)
        self.assertIn("no such package", run.stderr)
        self.assertEqual((self.files / "output").read_text(), "")

    @staticmethod
    def write_program(path, text):
        path.write_text(f"#!/usr/bin/env bash\nset -e\n{text}\n")
        path.chmod(0o755)

    def test_runs_in_a_folder_with_a_program_that_is_not_on_the_path(self):
        tool = self.folder / "tools"
        tool.mkdir()
        (self.programs / "migcheck").rename(tool / "migcheck")
        run = self.run_action(binary="tools/migcheck", working_directory="migrations",
                              sarif_file="../report.sarif")
        self.assertEqual(run.returncode, 1)
        self.assertEqual(self.outputs()["sarif-file"], str(self.folder / "report.sarif"))
        self.assertIn(f"::error file={BAD},", run.stdout)


if __name__ == "__main__":
    main()
