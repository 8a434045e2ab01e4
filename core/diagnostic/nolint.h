// SPDX-License-Identifier: Apache-2.0
// Suppression comments: `NOLINT`, `NOLINTNEXTLINE`, `NOLINTBEGIN`, `NOLINTEND` and `NOLINTFILE`,
// each perhaps with a list of globs and a reason. Only the text of one comment is read here; who
// calls takes it from comment tokens, so that a string that holds the word suppresses nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/source/span.h"

namespace migcheck {

enum class NolintKind : std::uint8_t { line, next_line, begin, end, file, misspelt };

/// One entry of the list.
struct NolintItem {
  std::string glob;
  Span span;
  bool used = false;  ///< it suppressed a finding
};

/// One suppression comment.
struct NolintComment {
  NolintKind kind = NolintKind::line;
  Span span;     ///< from the word to the end of its list
  Span whole;    ///< with the reason
  Span comment;  ///< the comment that it stands in, with its marks
  std::string word;
  bool has_list = false;  ///< false: all checks are meant
  bool closed = true;     ///< false: the list has no `)`, and nothing is suppressed
  std::vector<NolintItem> items = {};
  std::string reason = {};
  bool used = false;                   ///< it suppressed a finding
  std::uint32_t target_line = 0;       ///< of `line` and `next_line`: the line that is meant
  std::optional<std::size_t> partner;  ///< of `begin` and `end`: the other one in the same list
};

/// The suppression comments in one comment. A word that begins with NOLINT and goes on in another
/// way than the five is `misspelt`.
[[nodiscard]] std::vector<NolintComment> parse_nolint(const Span& comment);

}  // namespace migcheck
