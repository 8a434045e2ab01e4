# SPDX-License-Identifier: Apache-2.0
"""share/git-hooks/pre-commit in a repository of git.

  git_hook_test.py <migcheck>
"""

import shutil
import unittest

from support import BAD, ROOT, RepositoryTest, main


class GitHook(RepositoryTest):
    def setUp(self):
        super().setUp()
        shutil.copy(ROOT / "share/git-hooks/pre-commit", self.folder / ".git/hooks/pre-commit")

    def commit(self, folder=None):
        return self.run_program("git", "commit", "-qm", "change", folder=folder)

    def commit_all(self):
        self.git("add", "-A")
        run = self.commit()
        self.assertEqual(run.returncode, 0, run.stderr)

    def commit_mended(self):
        self.mend()
        self.commit_all()

    def test_refuses_what_would_fail(self):
        self.git("add", "-A")
        run = self.commit()
        self.assertNotEqual(run.returncode, 0)
        self.assertIn(f"{BAD}:15:27: error:", run.stderr)

    def test_looks_at_what_is_committed_not_at_the_working_tree(self):
        self.git("add", "-A")
        self.mend()
        self.assertNotEqual(self.commit().returncode, 0)
        self.commit_all()
        self.edit(BAD, "postgresql.ENUM(", "sa.Enum(")
        (self.folder / "migrations/versions/r1_types.py").write_text('revision = "r1"\n')
        self.edit("migrations/env.py", "context", "context  # changed")
        self.git("add", "migrations/env.py")
        self.assertEqual(self.commit().returncode, 0)

    def test_a_removed_revision_starts_it(self):
        self.commit_mended()
        self.git("rm", "-q", "migrations/versions/r1_types.py")
        run = self.commit()
        self.assertNotEqual(run.returncode, 0)
        self.assertIn("revision-missing-parent", run.stderr)

    def test_other_files_do_not_start_it(self):
        self.commit_mended()
        (self.programs / "migcheck").unlink()
        (self.folder / "README.md").write_text("hello\n")
        self.git("add", "README.md")
        self.assertEqual(self.commit().returncode, 0)
        self.edit("migrations/env.py", "context", "context  # changed")
        self.git("add", "-A")
        self.assertNotEqual(self.commit().returncode, 0)

    def test_works_in_a_worktree_and_leaves_nothing_behind(self):
        self.commit_mended()
        self.git("worktree", "add", "-q", "../tree")
        tree = self.folder.parent / "tree"
        temporary = self.top / "temporary"
        temporary.mkdir()
        path = tree / BAD
        path.write_text(path.read_text().replace("postgresql.ENUM(", "sa.Enum("))
        run = self.run_program("git", "commit", "-qam", "change", folder=tree,
                               TMPDIR=str(temporary))
        self.assertNotEqual(run.returncode, 0)
        self.assertIn(f"{BAD}:", run.stderr)
        self.assertEqual(list(temporary.iterdir()), [])


if __name__ == "__main__":
    main()
