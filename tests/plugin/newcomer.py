#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Does what a page of the documentation says, as a newcomer would: in an empty folder, from top to
bottom, and compares what is printed.

  newcomer.py <page> <folder that migcheck is installed in> [<file that the page repeats>…]

A block that follows a line which ends in `<path>`: becomes that file; a block of language `console`
is a session: `$ <command>`, and what it prints. `...` stands for anything there.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from printed import matches


def blocks(text):
    """Language, path or nothing, and content of each fenced block."""
    for match in re.finditer(r"(?:`([^`\n]+)`[^`\n]*:\n\n)?```(\w+)\n(.*?)^```$", text, re.M | re.S):
        yield match[2], match[1], match[3]


def write(folder, path, content):
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8")


def sessions(content):
    """Commands with the lines that they print."""
    commands = []
    for line in content.splitlines():
        if line.startswith("$ "):
            commands.append((line[2:], []))
        else:
            commands[-1][1].append(line)
    return commands


def run(command, folder, prefix):
    environment = {
        "PATH": f"{prefix / 'bin'}:{os.environ['PATH']}",
        "CMAKE_PREFIX_PATH": str(prefix),
        "HOME": str(folder),
        "LC_ALL": "C.UTF-8",
        **{name: os.environ[name] for name in ("CXX", "CXXFLAGS") if os.environ.get(name)},
    }
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=600,
    )
    return done.stdout.decode("utf-8", "replace")


def follow(page, prefix, folder):
    """The number of commands that did what the page says, and whether all did."""
    done, fine = 0, True
    for language, path, content in blocks(page.read_text(encoding="utf-8")):
        if language == "console":
            for command, expected in sessions(content):
                actual = run(command, folder, prefix)
                done += 1
                if not matches(expected, actual):
                    fine = False
                    print(f"{page}: $ {command}\nprints\n{actual}instead of")
                    print("\n".join(expected))
        elif path:
            write(folder, path, content)
    return done, fine


def main():
    page, prefix = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name).resolve()
        done, fine = follow(page, prefix, folder)
        if done == 0:
            print(f"{page}: no command was found")
            return 1
        for original in sys.argv[3:]:
            same = (folder / pathlib.Path(original).name).read_text() == pathlib.Path(original).read_text()
            if not same:
                print(f"{page}: the file is another one than {original}")
            fine = fine and same
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
