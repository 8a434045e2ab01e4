# SPDX-License-Identifier: Apache-2.0
"""Runs the commands of the documentation: every block of shell below a line

    <!-- run in <repository> -->   or   <!-- run in <repository>, exit <status> -->

in a copy of tests/cli/repositories/<repository> that is committed to git. The blocks of a page run
one after the other in the same copy, so a page reads like a session.

  commands_test.py <migcheck>
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
BLOCK = re.compile(
    r"^<!-- run in (?P<repository>\w+)(?:, exit (?P<status>\d))? -->\n```sh\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL)
MARK = re.compile(r"^<!-- run in ", re.MULTILINE)


def make_copy(repository, folder, variables):
    if folder.exists():
        return
    shutil.copytree(ROOT / "tests/cli/repositories" / repository, folder)
    for command in ("init -q -b main", "add -A",
                    "-c user.name=a -c user.email=a@example.org commit -qm first"):
        subprocess.run(["git", *command.split()], cwd=folder, env=variables, check=True)


def run_block(page, block, top, variables):
    folder = top / page.stem / block["repository"]
    make_copy(block["repository"], folder, variables)
    run = subprocess.run(["bash", "-eo", "pipefail", "-c", block["text"]], cwd=folder,
                         env=variables, capture_output=True, text=True, timeout=120, check=False)
    if run.returncode == int(block["status"] or 0):
        return True
    print(f"{page}: exit status {run.returncode}\n{block['text']}{run.stdout}{run.stderr}")
    return False


def run_page(page, top, variables):
    text = page.read_text(encoding="utf-8")
    blocks = list(BLOCK.finditer(text))
    if len(blocks) != len(MARK.findall(text)):
        print(f"{page}: a mark without a block of shell below it")
        return 0, False
    results = [run_block(page, block, top, variables) for block in blocks]
    return len(blocks), all(results)


def main():
    with tempfile.TemporaryDirectory() as name:
        top = pathlib.Path(name).resolve()
        (top / "programs").mkdir()
        (top / "programs/migcheck").symlink_to(os.path.abspath(sys.argv[1]))
        variables = {"PATH": f"{top / 'programs'}:{os.environ['PATH']}", "HOME": str(top),
                     "LC_ALL": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": "1"}
        pages = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
        results = [run_page(page, top, variables) for page in pages]
    count = sum(number for number, _ in results)
    print(f"{count} blocks")
    return 0 if count > 0 and all(fine for _, fine in results) else 1


if __name__ == "__main__":
    sys.exit(main())
