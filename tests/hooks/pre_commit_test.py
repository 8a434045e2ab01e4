# SPDX-License-Identifier: Apache-2.0
""".pre-commit-hooks.yaml under the real pre-commit, which clones the repository of the hooks, as it
does for everybody who names it in a .pre-commit-config.yaml.

  pre_commit_test.py <migcheck>
"""

import os
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
        self.variables["PRE_COMMIT_HOME"] = str(self.top / "cache")
        self.hooks = {
            hook["id"]: hook
            for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
        }
        self.provider = self.top / "hooks"
        self.provider.mkdir()
        shutil.copy(ROOT / ".pre-commit-hooks.yaml", self.provider)
        self.git("init", "-q", "-b", "main", str(self.provider))

    def use(self, name):
        """Publishes what is in the repository of the hooks, and asks for one of them."""
        self.git("-C", str(self.provider), "add", "-A")
        self.git("-C", str(self.provider), "-c", "user.name=a", "-c", "user.email=a@example.org",
                 "commit", "-qm", "hooks")
        revision = self.git("-C", str(self.provider), "rev-parse", "HEAD").strip()
        wanted = {"repo": str(self.provider), "rev": revision, "hooks": [{"id": name}]}
        (self.folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [wanted]}))
        self.git("add", ".pre-commit-config.yaml")

    def call(self):
        return self.run_program("pre-commit", "run", "--color=never")

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
        self.use("migcheck")
        (self.folder / "models.py").write_text("x = 1\n")
        self.git("add", "models.py")
        run = self.call()
        self.assertEqual(run.returncode, 1)
        self.assertIn(f"{BAD}:15:27: error:", run.stdout)

    def test_what_no_hook_asks_for_starts_none(self):
        self.commit()
        self.use("migcheck")
        self.git("commit", "-qm", "configuration")
        (self.folder / "notes.txt").write_text("x\n")
        self.git("add", "notes.txt")
        run = self.call()
        self.assertEqual(run.returncode, 0)
        self.assertIn("Skipped", run.stdout)

    def test_a_clean_repository_passes(self):
        self.mend()
        self.git("add", "-A")
        self.use("migcheck")
        run = self.call()
        self.assertEqual(run.returncode, 0, run.stdout)
        self.assertIn("Passed", run.stdout)

    def test_an_installed_hook_refuses_the_commit(self):
        self.use("migcheck")
        self.assertEqual(self.run_program("pre-commit", "install").returncode, 0)
        self.git("add", "-A")
        commit = self.run_program("git", "commit", "-m", "people")
        self.assertEqual(commit.returncode, 1)
        self.assertIn(f"{BAD}:15:27: error:", commit.stdout + commit.stderr)
        self.mend()
        self.git("add", "-A")
        commit = self.run_program("git", "commit", "-m", "people")
        self.assertEqual(commit.returncode, 0, commit.stdout + commit.stderr)

    def test_changed_reports_what_the_commit_has_to_do_with(self):
        self.use("migcheck-changed")
        self.commit()
        (self.folder / "models.py").write_text("x = 1\n")
        self.git("add", "models.py")
        run = self.call()
        self.assertEqual(run.returncode, 0, run.stdout)
        self.assertIn("Passed", run.stdout)
        self.edit("migrations/versions/r1_types.py", "AS ENUM", "AS  ENUM")
        self.git("add", "-A")
        run = self.call()
        self.assertEqual(run.returncode, 1)
        self.assertIn(f"{BAD}:15:27: error:", run.stdout)

    def test_changed_sees_a_second_head(self):
        self.mend()
        self.use("migcheck-changed")
        self.commit()
        text = (self.folder / BAD).read_text().replace("people", "pets").replace('"r2"', '"r3"')
        (self.folder / "migrations/versions/r3_pets.py").write_text(text)
        self.git("add", "-A")
        run = self.call()
        self.assertEqual(run.returncode, 1)
        self.assertIn("revision-multiple-heads", run.stdout)

    def test_a_script_runs_what_was_built_in_the_repository_of_the_hooks(self):
        binary = self.provider / "build/release/bin/migcheck"
        binary.parent.mkdir(parents=True)
        binary.write_text(f'#!/bin/sh\nexec {shlex.quote(self.binary)} "$@"\n')
        binary.chmod(0o755)
        (self.provider / "scripts").mkdir()
        shutil.copy(ROOT / "scripts/run", self.provider / "scripts")
        for name in "cmake deps core checks config sarif report tool docs".split():
            (self.provider / name).mkdir()
            (self.provider / name / "kept").touch()
        for name in ("CMakeLists.txt", "CMakePresets.json", "deps/package.json"):
            (self.provider / name).touch()
        self.use("migcheck-build")
        self.git("add", "-A")
        self.assertEqual(self.run_program("pre-commit", "install-hooks").returncode, 0)
        (built,) = (self.top / "cache").glob("repo*/build/release/bin/migcheck")
        os.utime(built, (2e9, 2e9))  # newer than what it was built from
        (self.programs / "migcheck").unlink()
        run = self.call()
        self.assertEqual(run.returncode, 1, run.stderr)
        self.assertIn(f"{BAD}:15:27: error:", run.stdout)


if __name__ == "__main__":
    main()
