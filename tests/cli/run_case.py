#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs one case of behaviour of the real binary.

  run_case.py <migcheck> <case file> [<variable>=<value>…]

A case is a small shell session. The lines before its first command say what it shows, and so do
later lines that begin with `#`; then, in any order:

  repository: <name>   once: start in a copy of tests/cli/repositories/<name>; default: an empty folder
  $ <command>          a bash command; `migcheck` is the binary
  | <text>             a line of its standard output
  ! <text>             a line of its standard error
  exit <status>        its exit status, when it is not 0

Everything that the command prints must be expected. An expected line `...` stands for any number of
lines, and `...` inside a line for any text.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from printed import matches

REPOSITORIES = pathlib.Path(__file__).resolve().parent / "repositories"


class Step:
    def __init__(self, line, command):
        self.line = line
        self.command = command
        self.stdout = []
        self.stderr = []
        self.status = 0


def parse(path):
    repository, steps = None, []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("repository: "):
            repository = line.removeprefix("repository: ")
        elif line.startswith("$ "):
            steps.append(Step(number, line[2:]))
        elif line[:2] in ("|", "| "):
            steps[-1].stdout.append(line[2:])
        elif line[:2] in ("!", "! "):
            steps[-1].stderr.append(line[2:])
        elif line.startswith("exit "):
            steps[-1].status = int(line.removeprefix("exit "))
        elif line and steps and not line.startswith("#"):
            sys.exit(f"{path}:{number}: what is this line?")
    if not steps:
        sys.exit(f"{path}: no command")
    return repository, steps


def show(mark, text):
    return "".join(f"    {mark} {line}\n" for line in text.splitlines())


def environment(binary, folder, more):
    """Nothing of the user's own settings, and the binary first on the path."""
    programs = folder / "programs"
    programs.mkdir()
    (programs / "migcheck").symlink_to(binary)
    return {
        "PATH": f"{programs}:{os.environ['PATH']}",
        "HOME": str(folder),
        "LC_ALL": "C.UTF-8",
        "GIT_CONFIG_NOSYSTEM": "1",
        **more,
    }


def run_step(path, step, folder, variables):
    run = subprocess.run(
        ["bash", "-c", step.command], cwd=folder, env=variables, capture_output=True, timeout=120
    )
    stdout = run.stdout.decode("utf-8", "replace")
    stderr = run.stderr.decode("utf-8", "replace")
    problems = []
    if run.returncode != step.status:
        problems.append(f"exit status {run.returncode} instead of {step.status}")
    if not matches(step.stdout, stdout):
        problems.append("another standard output")
    if not matches(step.stderr, stderr):
        problems.append("another standard error")
    if problems:
        print(f"{path}:{step.line}: {', '.join(problems)}\n    $ {step.command}")
        print(show("|", stdout) + show("!", stderr) + f"    exit {run.returncode}")
    return not problems


def main():
    binary, path = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    repository, steps = parse(path)
    with tempfile.TemporaryDirectory() as name:
        top = pathlib.Path(name).resolve()
        folder = top / "repository"
        if repository:
            shutil.copytree(REPOSITORIES / repository, folder)
        else:
            folder.mkdir()
        variables = environment(binary, top, dict(one.split("=", 1) for one in sys.argv[3:]))
        results = [run_step(path, step, folder, variables) for step in steps]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
