// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostic/nolint.h"

#include <doctest/doctest.h>

#include "core/source/source_file.h"

using namespace migcheck;

namespace {

/// `WORD(a|b){reason}` for each directive; `!` marks a list without end, `?` a misspelt word.
std::string nolint_shown(const std::string& comment) {
  const SourceFile file("a.py", "x = 1  " + comment + "\ny = 2\n");
  std::string text;
  for (const NolintComment& one :
       parse_nolint({&file, 7, 7 + static_cast<std::uint32_t>(comment.size())})) {
    text += (text.empty() ? "" : " ") + one.word;
    if (one.kind == NolintKind::misspelt) text += '?';
    if (!one.closed) text += '!';
    if (one.has_list && one.closed) {
      std::string list;
      for (const NolintItem& item : one.items) {
        CHECK(file.text(item.span) == item.glob);
        list += (list.empty() ? "" : "|") + item.glob;
      }
      text += "(" + list + ")";
    }
    if (!one.reason.empty()) text += "{" + one.reason + "}";
    CHECK(file.text(one.span).starts_with(one.word));
  }
  return text;
}

}  // namespace

TEST_CASE("nolint: words, lists and reasons") {
  CHECK(nolint_shown("# NOLINT") == "NOLINT");
  CHECK(nolint_shown("#NOLINTNEXTLINE(a)") == "NOLINTNEXTLINE(a)");
  CHECK(nolint_shown("# NOLINT( a , b-* ,)") == "NOLINT(a|b-*)");
  CHECK(nolint_shown("# NOLINT (a)") == "NOLINT(a)");
  CHECK(nolint_shown("# NOLINT()") == "NOLINT()");
  CHECK(nolint_shown("# NOLINT(a): why (not)") == "NOLINT(a){why (not)}");
  CHECK(nolint_shown("# NOLINT -- why") == "NOLINT{why}");
  CHECK(nolint_shown("# NOLINT and then") == "NOLINT");
  CHECK(nolint_shown("-- NOLINT(a) -- why") == "NOLINT(a){why}");
  CHECK(nolint_shown("/* NOLINT(a): why */") == "NOLINT(a){why}");
}

TEST_CASE("nolint: several in one comment") {
  CHECK(nolint_shown("# noqa: E501  # NOLINT(a)") == "NOLINT(a)");
  CHECK(nolint_shown("# NOLINT(a) NOLINTNEXTLINE(b)") == "NOLINT(a) NOLINTNEXTLINE(b)");
  CHECK(nolint_shown("# NOLINT(a): one  # NOLINT(b): two") == "NOLINT(a){one} NOLINT(b){two}");
  CHECK(nolint_shown("# NOLINT(a): see NOLINT(b)") == "NOLINT(a){see NOLINT(b)}");
  CHECK(nolint_shown("-- NOLINT(a) -- NOLINT(b)") == "NOLINT(a) NOLINT(b)");
}

TEST_CASE("nolint: what is none") {
  CHECK(nolint_shown("# nolint") == "");
  CHECK(nolint_shown("# XNOLINT _NOLINT 'NOLINT' `NOLINT`") == "");
  CHECK(nolint_shown("# the NOLINTs above") == "");
  CHECK(nolint_shown("# NOLINTNEXTLIN(a)") == "NOLINTNEXTLIN?(a)");
  CHECK(nolint_shown("# NOLINT(a, b") == "NOLINT!");
}
