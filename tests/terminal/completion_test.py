# SPDX-License-Identifier: Apache-2.0
"""The completion scripts, in real shells where they are installed; bash always.

  completion_test.py <migcheck>
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

from pseudo_terminal import Terminal

SCRIPTS = pathlib.Path(__file__).resolve().parents[2] / "share/completions"
CALL = """
source {script}
COMP_WORDS=({words}) COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
_migcheck
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


class Completion(unittest.TestCase):
    binary = ""

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        (self.folder / "migcheck").symlink_to(self.binary)
        (self.folder / "migrations").mkdir()
        (self.folder / "more.yaml").touch()
        self.variables = {"PATH": f"{self.folder}:{os.environ['PATH']}", "HOME": str(self.folder),
                          "LC_ALL": "C.UTF-8", "TERM": "dumb"}

    def replies(self, *words):
        """What bash offers for the last word; readline splits words at '='."""
        quoted = " ".join("'" + word + "'" for word in ("migcheck", *words))
        script = CALL.format(script=SCRIPTS / "migcheck.bash", words=quoted)
        run = subprocess.run(["bash", "--norc", "-c", script], cwd=self.folder, env=self.variables,
                             capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(run.stderr, "")
        return run.stdout.split()

    def test_bash_offers_every_option_that_help_lists(self):
        text = subprocess.run([self.binary, "--help"], capture_output=True, text=True, check=True)
        listed = re.findall(r"^  (--[a-z-]+)", text.stdout, re.MULTILINE)
        self.assertGreater(len(listed), 40)
        self.assertEqual(sorted(one.rstrip("=") for one in self.replies("--")), sorted(listed))

    def test_bash_completes_names_of_options(self):
        self.assertEqual(self.replies("--list-c"), ["--list-checks"])
        self.assertEqual(self.replies("--fail"), ["--fail-on="])

    def test_bash_completes_words_after_equals_and_as_next_word(self):
        formats = ["text", "short", "sarif", "json", "jsonl", "github", "gitlab", "junit"]
        self.assertEqual(self.replies("--format", "="), formats)
        self.assertEqual(self.replies("--format", "=", "js"), ["json", "jsonl"])
        self.assertEqual(self.replies("--format", "gi"), ["github", "gitlab"])
        self.assertEqual(self.replies("--list-checks", "=", "t"), ["text", "table"])
        self.assertEqual(self.replies("--list-checks", "--qui"), ["--quiet"])

    def test_bash_completes_checks_in_lists(self):
        self.assertEqual(self.replies("--explain", "=", "stub"), ["stub-table"])
        self.assertEqual(self.replies("--checks", "=", "-*,stub"), ["-*,stub-table"])
        self.assertEqual(self.replies("--checks", "=", "*,-stub"), ["*,-stub-table"])
        self.assertEqual(self.replies("--checks", "fk-"), ["fk-without-index"])

    def test_bash_completes_files_and_folders(self):
        self.assertEqual(self.replies("--config-file", "=", "mo"), ["more.yaml"])
        self.assertEqual(self.replies("--migrations", "m"), ["migrations"])

    def test_a_person_presses_the_tab_key(self):
        terminal = Terminal(["bash", "--norc", "--noprofile", "-i"], self.folder,
                            {**self.variables, "PS1": "ready> "})
        self.addCleanup(terminal.close)
        terminal.read_until(lambda text: "ready> " in text)
        terminal.type(f"source '{SCRIPTS / 'migcheck.bash'}'; echo lo''aded\n")
        terminal.read_until(lambda text: "loaded" in text)
        terminal.type("migcheck --stati\t")
        self.assertIn("--statistics", terminal.read_until(lambda text: "--statistics" in text))

    def fish_offers(self, line):
        """The words that fish offers for the last one, without their descriptions."""
        script = f"source {SCRIPTS / 'migcheck.fish'}; complete -C '{line}'"
        run = subprocess.run(["fish", "--no-config", "-c", script], cwd=self.folder,
                             env=self.variables, capture_output=True, text=True, timeout=60,
                             check=False)
        self.assertEqual(run.stderr, "")
        return [one.split("\t")[0] for one in run.stdout.splitlines()]

    @unittest.skipUnless(shutil.which("fish"), "fish is not installed")
    def test_fish_completes_options_words_checks_and_files(self):
        self.assertEqual(self.fish_offers("migcheck --stati"), ["--statistics"])
        self.assertEqual(self.fish_offers("migcheck --format=js"), ["--format=json", "--format=jsonl"])
        self.assertEqual(self.fish_offers("migcheck --format gi"), ["github", "gitlab"])
        self.assertEqual(self.fish_offers("migcheck --list-checks=ta"), ["--list-checks=table"])
        self.assertEqual(self.fish_offers("migcheck --explain=stub"), ["--explain=stub-table"])
        self.assertEqual(self.fish_offers("migcheck --checks stub"), ["stub-table"])
        self.assertEqual(self.fish_offers("migcheck --checks=enum-case,-stub"),
                         ["--checks=enum-case,-stub-table"])
        self.assertEqual(self.fish_offers("migcheck --config-file mo"), ["more.yaml"])
        self.assertEqual(self.fish_offers("migcheck --migrations m"), ["migrations/"])

    @unittest.skipUnless(shutil.which("zsh"), "zsh is not installed")
    def test_zsh_completes_options_words_checks_and_files(self):
        terminal = Terminal(["zsh", "-f", "-i"], self.folder, {**self.variables, "PS1": "ready> "})
        self.addCleanup(terminal.close)
        terminal.read_until(lambda text: "ready> " in text)
        terminal.type(f"stty cols 500; setopt noglob; fpath=('{SCRIPTS}' $fpath); "
                      "autoload -Uz compinit; compinit -D; echo lo''aded\n")
        terminal.read_until(lambda text: "loaded" in text)
        for number, (typed, completed) in enumerate([
                ("migcheck --stati", "migcheck --statistics"),
                ("migcheck --format=sar", "migcheck --format=sarif"),
                ("migcheck --fail-on err", "migcheck --fail-on error"),
                ("migcheck --list-checks=ta", "migcheck --list-checks=table"),
                ("migcheck --explain=stub", "migcheck --explain=stub-table"),
                ("migcheck --checks=enum-case,-stub", "migcheck --checks=enum-case,-stub-table"),
                ("migcheck --config-file=mo", "migcheck --config-file=more.yaml"),
                ("migcheck --migrations=mi", "migcheck --migrations=migrations"),
                ("migcheck-diff --stati", "migcheck-diff --statistics")]):
            # the completed line becomes the arguments of print: Ctrl-A, Ctrl-E
            terminal.type(f"{typed}\t\x01print -r -- begin{number} \x05 end\n")
            shown = re.compile(rf"\nbegin{number} (.*?) *end\r")
            text = terminal.read_until(shown.search)
            self.assertIn(completed, shown.search(text)[1] if shown.search(text) else text)

    def test_other_shells_accept_their_scripts(self):
        for shell, name in (("bash", "migcheck.bash"), ("zsh", "_migcheck"), ("fish", "migcheck.fish")):
            if shutil.which(shell):
                run = subprocess.run([shell, "-n", SCRIPTS / name], capture_output=True, text=True,
                                     check=False)
                self.assertEqual((run.returncode, run.stderr), (0, ""), shell)

    def test_all_shells_know_all_options(self):
        options = [one.strip("-=") for one in self.replies("--")]
        zsh = (SCRIPTS / "_migcheck").read_text()
        fish = (SCRIPTS / "migcheck.fish").read_text()
        for option in options:
            self.assertRegex(zsh, rf"'--{option}[=\[]")
            self.assertRegex(fish, rf"(?m)^complete -c migcheck -l {option} ")


if __name__ == "__main__":
    Completion.binary = os.path.abspath(sys.argv.pop(1))
    unittest.main()
