# SPDX-License-Identifier: Apache-2.0
"""The page of the manual: nothing that groff warns of, and every option of --help.

  manual_test.py <migcheck>
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "share/man"


def groff(page, *options):
    return subprocess.run(["groff", "-man", "-Tutf8", "-ww", *options, page], cwd=FOLDER,
                          env={**os.environ, "GROFF_NO_SGR": "1"}, capture_output=True, text=True,
                          check=False)


@unittest.skipUnless(shutil.which("groff"), "groff is not installed")
class Manual(unittest.TestCase):
    binary = ""

    def test_has_no_warnings(self):
        for page in sorted((FOLDER / "man1").iterdir()):
            run = groff(page, "-z")
            self.assertEqual((run.returncode, run.stderr), (0, ""), page.name)

    def test_shows_the_options_with_their_help(self):
        text = groff("man1/migcheck.1", "-rLL=200n").stdout
        text = re.sub(r".\x08", "", text)  # bold letters are printed twice
        run = subprocess.run([self.binary, "--help"], capture_output=True, text=True, check=True)
        options = re.findall(r"^  (--[a-z-]+)", run.stdout, re.MULTILINE)
        self.assertGreater(len(options), 40)
        for option in options:
            self.assertRegex(text, rf"(?m)^ +{option}\b")
        words = re.sub(r"\s+", " ", text)
        self.assertIn("Exit with 0 although there are findings.", words)
        self.assertIn("--checks=-enum-*,enum-case", words)
        self.assertIn("[{\"name\":\"file.py\",\"lines\":[[1,3],[5,7]]}]", words)
        self.assertIn("some file could not be analysed or written", words)

    def test_the_second_name_leads_to_the_page(self):
        self.assertIn("MIGCHECK(1)", re.sub(r".\x08", "", groff("man1/migcheck-diff.1").stdout))


if __name__ == "__main__":
    Manual.binary = os.path.abspath(sys.argv.pop(1))
    unittest.main()
