# SPDX-License-Identifier: Apache-2.0
"""The tests that docs/clang-tidy-users.md names exist. `…` at the end stands for any text, and
`fixtures: <check>` for the folder of a check.

  test_names_test.py <ctest> <build folder> <program of the unit tests>
"""

import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/clang-tidy-users.md"


def output(*command, **options):
    return subprocess.run(command, capture_output=True, text=True, check=True, **options).stdout


def existing_tests(ctest, build, unit_tests):
    """Those of ctest, which may run all unit tests as one, and the unit tests."""
    names = re.findall(r"^ +Test +#\d+: (.*)$", output(ctest, "-N", cwd=build), re.MULTILINE)
    return names + output(unit_tests, "--list-test-cases").splitlines()


def named_tests():
    """The quoted words in the last column of every table with tests."""
    for row in re.findall(r"^\|.*\|([^|]*)\|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE):
        yield from re.findall(r"`([^`]+)`", row)


def exists(name, tests):
    if name.startswith("fixtures: "):
        return (ROOT / "tests/checks" / name.removeprefix("fixtures: ")).is_dir()
    if name.endswith("…"):
        return any(test.startswith(name.rstrip("… ")) for test in tests)
    return name in tests


def main():
    tests = existing_tests(*sys.argv[1:])
    names = sorted(set(named_tests()))
    missing = [name for name in names if not exists(name, tests)]
    print(f"{len(names)} names, {len(tests)} tests; missing: {missing}")
    return 1 if missing or len(names) < 50 else 0


if __name__ == "__main__":
    sys.exit(main())
