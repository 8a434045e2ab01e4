// SPDX-License-Identifier: Apache-2.0
#include "core/migration/header_scan.h"

#include <doctest/doctest.h>

using migcheck::scan_header;
using migcheck::ScannedHeader;
using Names = std::vector<std::string>;

TEST_CASE("plain, annotated and parenthesized assignments") {
  const ScannedHeader header = scan_header(
      "\"\"\"Revises: zzz\"\"\"\n"
      "revision: str = 'a1'  # 'comment'\n"
      "down_revision: \"Union[str, None]\" = (\n    'b1',  # 'not'\n    \"b2\",\n)\n"
      "depends_on = ['c1']\n"
      "    revision = 'indented'\n"
      "revision_note = 'no'\n");
  CHECK(header.revisions == Names{"a1"});
  CHECK(header.parents == Names{"b1", "b2", "c1"});
}

TEST_CASE("anything else has no header") {
  CHECK(scan_header("").revisions.empty());
  CHECK(scan_header("revision").revisions.empty());
  CHECK(scan_header("revision = 'open").revisions == Names{"ope"});
  CHECK(scan_header("revision = make()\ndown_revision = None").parents.empty());
}
