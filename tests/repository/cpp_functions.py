# SPDX-License-Identifier: Apache-2.0
"""Finds the functions of a C++ file and how long they are, by counting braces.

Braces of namespaces and types are looked through; whatever else opens a brace after a parameter
list is a function, down to the matching brace. Good enough for formatted code.
"""

import re

TOKEN = re.compile(
    r'R"(?P<mark>[^(\s]*)\((?:.|\n)*?\)(?P=mark)"'  # raw string
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'(?:\\.|[^'\\\n])+'"
    r"|//[^\n]*|/\*(?:.|\n)*?\*/"
    r"|(?m:^[ \t]*\#(?:.*\\\n)*.*)"
)
TRANSPARENT = re.compile(r'\b(namespace|class|struct|union|enum|extern)\b[^()]*$')


def blank(text):
    """The text without strings, comments and directives; line breaks stay."""
    return TOKEN.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def functions(text):
    """Yields (first line, number of lines, head) of every function."""
    code = blank(text)
    depth = 0  # of braces inside the current function; 0: outside of functions
    head_begin = 0
    first = 0
    head = ""
    for match in re.finditer(r"[{};]", code):
        at = match.start()
        if depth > 0:
            depth += {"{": 1, "}": -1}.get(match[0], 0)
            if depth == 0:
                last = code.count("\n", 0, at) + 1
                yield first, last - first + 1, head
                head_begin = at + 1
        elif match[0] == "{":
            head = " ".join(code[head_begin:at].split())
            if ")" in head and not TRANSPARENT.search(head):
                depth = 1
                begin = head_begin + len(code[head_begin:at]) - len(code[head_begin:at].lstrip())
                first = code.count("\n", 0, begin) + 1
            else:
                head_begin = at + 1
        else:
            head_begin = at + 1
