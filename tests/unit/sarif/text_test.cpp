// SPDX-License-Identifier: Apache-2.0
#include "sarif/text.h"

#include <doctest/doctest.h>

#include "sarif/markdown.h"

using namespace migcheck;

TEST_CASE("paths become URIs") {
  CHECK(uri_of_path("a/b-c_d.py") == "a/b-c_d.py");
  CHECK(uri_of_path("with blank/é.py") == "with%20blank/%C3%A9.py");
  CHECK(uri_of_path("a#b?c%d.py") == "a%23b%3Fc%25d.py");
  CHECK(uri_of_path("\xF0\x9F\x9A\x80.py") == "%F0%9F%9A%80.py");
  CHECK(uri_of_path("a:b\\c.py") == "a%3Ab%5Cc.py");
  CHECK(uri_of_path("caf\xE9.py") == "caf%E9.py");
}

TEST_CASE("ill-formed UTF-8 is replaced by maximal subparts") {
  CHECK(well_formed("a\xFF\xFE"
                    "b\xE2\x82") == "a\uFFFD\uFFFDb\uFFFD");
  CHECK(well_formed("é数\U0001F680") == "é数\U0001F680");
  CHECK(is_well_formed("é"));
  CHECK_FALSE(is_well_formed("\xC3("));
}

TEST_CASE("texts are shortened between characters") {
  CHECK(shortened("é数x", 2) == "é数");
  CHECK(shortened("abc", 5) == "abc");
}

TEST_CASE("check ids have friendly names") {
  CHECK(pascal_case("enum-create-type") == "EnumCreateType");
  CHECK(pascal_case("todo") == "TodoCheck");
  CHECK(pascal_case("x") == "Xcheck");
  CHECK(pascal_case("a-table-x-y") == "AtableXy");
  CHECK(pascal_case("utf-8-label") == "Utf8Label");
}

TEST_CASE("Markdown as plain text") {
  CHECK(plain_text("# enum-case\n\nUse **both** `A` and #b.\n\n```python\nx = `1` # c\n```\n") ==
        "enum-case\n\nUse both A and #b.\n\nx = `1` # c\n");
}

TEST_CASE("the first paragraph of a page") {
  CHECK(first_paragraph("# enum-case\n\n## What it finds\n\nLabels that\n`differ`.\n\nMore.\n") ==
        "Labels that `differ`.");
  CHECK(first_paragraph("# a\n\n```\ncode\n```\n\n- list\n\ntext\n") == "text");
  CHECK(first_paragraph("`code` first\n") == "`code` first");
  CHECK(first_paragraph("# only\n").empty());
}
