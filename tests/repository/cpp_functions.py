# SPDX-License-Identifier: Apache-2.0
"""Finds the functions of a C++ file and how long they are, by counting braces.

Braces of namespaces and types are looked through; whatever else opens a brace after a parameter
list is a function, down to the matching brace. The rows of a table of data inside a function are
not counted. Good enough for formatted code.
"""

import re

TOKEN = re.compile(
    r'R"(?P<mark>[^(\s]*)\((?:.|\n)*?\)(?P=mark)"'  # raw string
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'(?:\\.|[^'\\\n])+'"
    r"|//[^\n]*|/\*(?:.|\n)*?\*/"
    r"|(?m:^[ \t]*\#(?:.*\\\n)*.*)"
)
TYPE = re.compile(r"\b(namespace|class|struct|union|enum|extern)\b[^()]*$")
BLOCK = re.compile(r"(\)|;|\{|\}|:|\b(else|do|try|const|override|noexcept|mutable))$")


def blank(text):
    """The text without strings, comments and directives; line breaks stay."""
    return TOKEN.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


class Scanner:
    def __init__(self, text):
        self.code = blank(text)
        self.open = []  # inside a function: where each brace stands, and whether it opens data
        self.head_begin = 0

    def line(self, at):
        return self.code.count("\n", 0, at)

    def opens_data(self, at):
        return BLOCK.search(self.code[self.head_begin : at].rstrip()) is None

    def functions(self):
        first, rows, head = 0, 0, ""
        for match in re.finditer(r"[{};]", self.code):
            at, brace = match.start(), match[0]
            if self.open and brace == "{":
                inside_data = any(data for _, data in self.open)
                self.open.append((at, not inside_data and self.opens_data(at)))
            elif self.open and brace == "}":
                begin, data = self.open.pop()
                rows += self.line(at) - self.line(begin) if data else 0
                if not self.open:
                    yield first + 1, self.line(at) - first + 1 - rows, head
                    self.head_begin = at + 1
            elif not self.open and brace == "{":
                text = self.code[self.head_begin : at]
                head = " ".join(text.split())
                if ")" in head and not TYPE.search(head):
                    first, rows = self.line(at - len(text.lstrip())), 0
                    self.open = [(at, False)]
                else:
                    self.head_begin = at + 1
            elif not self.open:
                self.head_begin = at + 1


def functions(text):
    """Yields (first line, number of lines, head) of every function."""
    return Scanner(text).functions()
