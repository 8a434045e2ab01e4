# SPDX-License-Identifier: Apache-2.0
"""What a command prints, compared with what a test expects of it."""

import re


def matches(expected, actual):
    """Whether the lines match; both ends are fixed. A line `...` stands for any number of lines, and
    `...` inside a line for any text."""
    pattern = ""
    for line in expected:
        if line == "...":
            pattern += r"(?:.*\n)*?"
        else:
            pattern += ".*".join(re.escape(part) for part in line.split("...")) + r"\n"
    return re.fullmatch(pattern, actual) is not None
