# SPDX-License-Identifier: Apache-2.0
"""What `cmake --install` brings besides the program.

  install_test.py <cmake> <build folder>
"""

import pathlib
import subprocess
import sys
import tempfile

EXPECTED = {
    "share/bash-completion/completions/migcheck": "completions/migcheck.bash",
    "share/bash-completion/completions/migcheck-diff": "completions/migcheck.bash",
    "share/fish/vendor_completions.d/migcheck.fish": "completions/migcheck.fish",
    "share/man/man1/migcheck.1": "man/man1/migcheck.1",
    "share/man/man1/migcheck-diff.1": "man/man1/migcheck-diff.1",
    "share/migcheck/git-hooks/pre-commit": "git-hooks/pre-commit",
    "share/migcheck/script.py.mako": "script.py.mako",
    "share/zsh/site-functions/_migcheck": "completions/_migcheck",
}
SHARE = pathlib.Path(__file__).resolve().parents[2] / "share"


def main():
    cmake, build = sys.argv[1:]
    with tempfile.TemporaryDirectory() as name:
        prefix = pathlib.Path(name)
        subprocess.run([cmake, "--install", build, "--prefix", prefix], check=True,
                       stdout=subprocess.DEVNULL)
        for installed, source in EXPECTED.items():
            if (prefix / installed).read_bytes() != (SHARE / source).read_bytes():
                return f"{installed} is not share/{source}"
        if not (prefix / "share/migcheck/git-hooks/pre-commit").stat().st_mode & 0o111:
            return "the hook cannot be run"
        subprocess.run([prefix / "bin/migcheck", "--version"], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
