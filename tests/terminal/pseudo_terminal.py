# SPDX-License-Identifier: Apache-2.0
"""A program that believes to be in front of a person."""

import os
import pty
import select
import subprocess
import time


class Terminal:
    """Runs a command with its standard streams on a terminal of its own."""

    def __init__(self, command, folder, variables, **streams):
        self.master, slave = pty.openpty()
        given = {"stdin": slave, "stdout": slave, "stderr": slave, **streams}
        self.process = subprocess.Popen(
            command, cwd=folder, env=variables, start_new_session=True, **given)
        os.close(slave)
        self.text = ""

    def type(self, text):
        os.write(self.master, text.encode())

    def read_until(self, found, seconds=30):
        """Reads until `found` says so of all the text so far, or the program has ended."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and not found(self.text):
            if not select.select([self.master], [], [], 0.1)[0]:
                continue
            try:
                part = os.read(self.master, 4096)
            except OSError:  # the other end is closed
                break
            if not part:
                break
            self.text += part.decode("utf-8", "replace")
        return self.text

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self.master)
