// SPDX-License-Identifier: Apache-2.0
// Custom checks that look for a form of Python code.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/check/check.h"
#include "core/check/pattern.h"
#include "core/check/text_template.h"
#include "core/python/code_query.h"

namespace migcheck {

/// A query whose predicates are understood.
class CodeRule {
 public:
  /// An error has line and column in the text of the query: its own, an unknown predicate, or that
  /// it does not say what is reported: that is `@report`, or else the only capture.
  [[nodiscard]] static Result<CodeRule> compile(const std::string& text);

  [[nodiscard]] const std::vector<std::string>& captures() const { return query_.captures(); }
  /// One place that fits, and the texts of the captures.
  struct Found {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::map<std::string, std::string> texts;
  };
  [[nodiscard]] std::vector<Found> find_in(std::string_view python, const CodeTree& code) const;

 private:
  explicit CodeRule(CodeQuery query) : query_(std::move(query)) {}
  [[nodiscard]] bool fulfils(const CodeMatch& match, std::string_view python) const;

  /// What a predicate asks of every node of a capture.
  struct Condition {
    std::size_t pattern = 0;
    std::size_t capture = 0;
    bool negative = false;
    std::vector<std::string> texts = {};      ///< it is one of these
    std::optional<std::size_t> same_as = {};  ///< it is the text of this capture
    std::optional<Pattern> expression = {};   ///< it matches
  };
  [[nodiscard]] static Result<Condition> read(const CodePredicate& predicate);
  [[nodiscard]] std::optional<std::size_t> reported_capture() const;

  CodeQuery query_;
  std::vector<Condition> conditions_;
  std::size_t reported_ = 0;
};

/// Everything about a check by query. `replacement` is put in place of what is reported.
struct QueryCheckParts {
  CodeRule rule;
  TextTemplate message;
  std::optional<TextTemplate> replacement = {};
  FixSafety safety = FixSafety::unsafe;
  bool in_migrations = true;
  bool in_models = false;
};

[[nodiscard]] CheckFactory query_check(QueryCheckParts parts);

}  // namespace migcheck
