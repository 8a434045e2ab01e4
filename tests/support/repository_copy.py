# SPDX-License-Identifier: Apache-2.0
"""Repositories that a test may change."""

import pathlib
import shutil
import tempfile

REPOSITORIES = pathlib.Path(__file__).resolve().parents[1] / "cli/repositories"


def copy_of(test, name, called="repository"):
    """A copy of a repository of tests/cli, in a temporary folder that holds nothing else and goes with
    the test."""
    temporary = tempfile.TemporaryDirectory()
    test.addCleanup(temporary.cleanup)
    folder = pathlib.Path(temporary.name).resolve() / called
    shutil.copytree(REPOSITORIES / name, folder)
    return folder
