# SPDX-License-Identifier: Apache-2.0
"""A PostgreSQL server of one's own, in a temporary folder, gone afterwards.

It listens on a Unix socket only, so that tests that run at the same time need no free port. The
server refuses to run as root; for root the account `postgres` of the Debian package is used.
"""

import contextlib
import os
import pathlib
import shutil
import subprocess
import tempfile


def binaries() -> pathlib.Path:
    """The folder of the newest installed server."""
    found = sorted(
        pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"),
        key=lambda path: int(path.parts[-3]),
    )
    if not found:
        raise SystemExit("no PostgreSQL server is installed; scripts/setup --tests does that")
    return found[-1].parent


@contextlib.contextmanager
def server():
    """Yields the address of a running server without its database, for `address + name`."""
    folder = tempfile.mkdtemp(prefix="migcheck-pg-")
    as_owner = []
    if os.getuid() == 0:
        shutil.chown(folder, "postgres")
        as_owner = ["runuser", "-u", "postgres", "--"]

    def run(program, *arguments):
        subprocess.run(
            [*as_owner, str(binaries() / program), *arguments],
            check=True,
            cwd=folder,
            stdout=subprocess.DEVNULL,
        )

    data = f"{folder}/data"
    try:
        run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N",
            "--locale=C.UTF-8")
        run("pg_ctl", "-D", data, "-l", f"{folder}/log", "-w", "start", "-o",
            f"-c listen_addresses='' -k {folder} -c fsync=off -c shared_buffers=16MB")
        try:
            yield f"postgresql+psycopg2://postgres@/{{}}?host={folder}"
        finally:
            run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder)
