// SPDX-License-Identifier: Apache-2.0
// What a check says. Plain values with a total order, so that output never depends on threads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/source/span.h"

namespace migcheck {

/// How bad a finding is. `error`: will fail or corrupt; only for what is certain. `warning`: likely
/// wrong or dangerous. `note`: worth knowing.
enum class Severity : std::uint8_t { note, warning, error };

/// "note", "warning" or "error".
[[nodiscard]] std::string_view to_string(Severity severity);
/// The inverse of to_string(); nothing for any other word.
[[nodiscard]] std::optional<Severity> severity_from_string(std::string_view word);

/// One replacement in one file; an empty span is an insertion.
struct Edit {
  Span span;
  std::string text;
};

/// Whether a fix may be applied without a person looking at it. `safe`: the schema, the data and
/// what fails stay what the author meant. `unsafe`: likely right, but it changes what is stored or
/// what may go unnoticed.
enum class FixSafety : std::uint8_t { safe, unsafe };

/// "safe" or "unsafe".
[[nodiscard]] std::string_view to_string(FixSafety safety);

/// A change that mends a finding. Edits do not overlap; they may touch several files.
struct Fix {
  std::string description;  ///< starts with a verb: "use postgresql.ENUM"
  std::vector<Edit> edits;
  FixSafety safety = FixSafety::safe;
};

/// Why a finding is not shown.
struct Suppression {
  std::string by;          ///< what did it, as counted in the summary: "NOLINT"
  bool in_source = false;  ///< a comment in the source; else it is written elsewhere
  std::string reason;      ///< may be empty
  Span span;               ///< where it is written; may be invalid
};

/// A second place that explains a finding, with a sentence of its own.
struct RelatedLocation {
  Span span;
  std::string message;
  std::vector<Fix> fixes = {};  ///< other ways to mend it, applied only on request (--fix-notes)
};

/// How a finding compares with a baseline: `none`: there is no baseline; `fresh`: it is not in it;
/// `unchanged`: it is.
enum class BaselineState : std::uint8_t { none, fresh, unchanged };

/// One finding of one check.
struct Diagnostic {
  std::string check;  ///< id of the check, "enum-create-type"
  Severity severity = Severity::warning;
  Span span;            ///< primary place, as tight as possible
  std::string message;  ///< lower-case start, no final stop, names in single quotes
  std::string
      subject;  ///< stable key of what it is about, "type:public.deal_status"; no line numbers
  std::vector<RelatedLocation> related;
  std::vector<Fix> fixes;
  std::string revision;  ///< id of the migration, empty outside migrations
  Span fails;  ///< the statement that a server refuses, where the finding says that it does
  std::optional<Suppression> suppression = {};  ///< set: accepted by the user, not to be shown
  BaselineState baseline = BaselineState::none;
};

/// Whether the user has accepted a finding: by a comment, or because it is in the baseline.
[[nodiscard]] inline bool is_accepted(const Diagnostic& diagnostic) {
  return diagnostic.suppression.has_value() || diagnostic.baseline == BaselineState::unchanged;
}

/// Total order of output: path, begin, end, check, message, then everything else.
[[nodiscard]] bool diagnostic_less(const Diagnostic& a, const Diagnostic& b);
/// Sorts by diagnostic_less() and removes findings equal in check, span and message.
void sort_and_deduplicate(std::vector<Diagnostic>& diagnostics);

}  // namespace migcheck
