# SPDX-License-Identifier: Apache-2.0
""".pre-commit-hooks.yaml by the documented contract of pre-commit: a hook runs when a staged file
that is not removed matches `files`, in the root of the repository, with `entry` split as a shell
does, and with the matching file names only where `pass_filenames` says so. A `script` is found in
the repository of the hooks, any other program on the PATH.

  pre_commit_test.py <migcheck>
"""

import os
import re
import shlex
import shutil
import unittest

import yaml

from support import BAD, ROOT, RepositoryTest, main

STARTING = [
    "migrations/versions/r1.py", "app/models.py", "alembic.ini", "backend/alembic.ini",
    "pyproject.toml", ".migcheck.yaml", "backend/.migcheck.yaml", ".migcheck-baseline",
    "requirements.txt", "requirements/dev.txt", "poetry.lock", "Pipfile", "setup.cfg", "sql/a.sql",
]
IDLE = ["README.md", "notes.txt", "app/page.html", "x.pyi", "migcheck.yaml", "a.py.orig"]


class PreCommit(RepositoryTest):
    def setUp(self):
        super().setUp()
        self.hooks = {
            hook["id"]: hook
            for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
        }

    def staged(self):
        names = self.git("diff", "--staged", "--name-only", "--no-ext-diff", "-z",
                         "--diff-filter=ACMRTUXB")
        return names.split("\0")[:-1]

    def call(self, name, hooks_folder=ROOT):
        """The run of the hook; nothing when it does not start."""
        hook = self.hooks[name]
        names = [one for one in self.staged() if re.search(hook["files"], one)]
        if not names and not hook.get("always_run", False):
            return None
        command = shlex.split(hook["entry"]) + hook.get("args", [])
        if hook["language"] == "script":
            command[0] = str(hooks_folder / command[0])
        if hook.get("pass_filenames", True):
            command += names
        return self.run_program(*command)

    def commit(self, *paths):
        self.git("add", *(paths or ["-A"]))
        self.git("commit", "-qm", "change")

    def test_hooks_have_what_pre_commit_asks_for(self):
        self.assertEqual(set(self.hooks), {"migcheck", "migcheck-changed", "migcheck-build"})
        for hook in self.hooks.values():
            self.assertLessEqual({"id", "name", "entry", "language"}, set(hook))
            self.assertIn(hook["language"], ("system", "script"))
            self.assertIs(hook["pass_filenames"], False)

    def test_start_for_migrations_models_and_configuration(self):
        for hook in self.hooks.values():
            for name in STARTING:
                self.assertRegex(name, hook["files"])
            for name in IDLE:
                self.assertNotRegex(name, hook["files"])

    def test_the_whole_history_is_reported_whatever_is_staged(self):
        self.commit()
        (self.folder / "models.py").write_text("x = 1\n")
        self.git("add", "models.py")
        run = self.call("migcheck")
        self.assertEqual(run.returncode, 1)
        self.assertIn(f"{BAD}:15:27: error:", run.stdout)

    def test_a_clean_repository_passes(self):
        self.mend()
        self.git("add", "-A")
        self.assertEqual(self.call("migcheck").returncode, 0)

    def test_changed_reports_what_the_commit_has_to_do_with(self):
        self.commit()
        (self.folder / "models.py").write_text("x = 1\n")
        self.git("add", "models.py")
        self.assertEqual(self.call("migcheck-changed").returncode, 0)
        self.edit("migrations/versions/r1_types.py", "AS ENUM", "AS  ENUM")
        self.git("add", "-A")
        run = self.call("migcheck-changed")
        self.assertEqual(run.returncode, 1)
        self.assertIn(f"{BAD}:15:27: error:", run.stdout)

    def test_changed_sees_a_second_head(self):
        self.mend()
        self.commit()
        text = (self.folder / BAD).read_text().replace("people", "pets").replace('"r2"', '"r3"')
        (self.folder / "migrations/versions/r3_pets.py").write_text(text)
        self.git("add", "-A")
        run = self.call("migcheck-changed")
        self.assertEqual(run.returncode, 1)
        self.assertIn("revision-multiple-heads", run.stdout)

    def test_a_script_runs_what_was_built_in_the_repository_of_the_hooks(self):
        hooks = self.top / "hooks"
        (hooks / "build/release/bin").mkdir(parents=True)
        (hooks / "scripts").mkdir()
        shutil.copy(ROOT / "scripts/run", hooks / "scripts")
        for name in "cmake deps core checks config sarif report tool docs".split():
            (hooks / name).mkdir()
        for name in ("CMakeLists.txt", "CMakePresets.json", "deps/package.json"):
            (hooks / name).touch()
        shutil.copy(self.binary, hooks / "build/release/bin/migcheck")
        os.utime(hooks / "build/release/bin/migcheck", (2e9, 2e9))
        (self.programs / "migcheck").unlink()
        self.git("add", "-A")
        run = self.call("migcheck-build", hooks)
        self.assertEqual(run.returncode, 1, run.stderr)
        self.assertIn(f"{BAD}:15:27: error:", run.stdout)


if __name__ == "__main__":
    main()
