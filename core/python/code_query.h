// SPDX-License-Identifier: Apache-2.0
// Queries of tree-sitter over Python: patterns of syntax nodes with captures. The library matches
// nodes and hands the predicates (`#eq?` …) over as data; who asks evaluates them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/python/code_trees.h"
#include "core/source/result.h"

struct TSQuery;

namespace migcheck {

/// `(#name @capture "text" …)`, which a match of its pattern must fulfil.
struct CodePredicate {
  struct Argument {
    bool is_capture = false;
    std::size_t capture = 0;  ///< position in CodeQuery::captures()
    std::string text = {};    ///< of what is no capture
  };
  std::size_t pattern = 0;
  std::string name;  ///< "eq?"
  std::vector<Argument> arguments;
  std::size_t offset = 0;  ///< where it stands in the query
};

/// A captured node.
struct CodeCapture {
  std::size_t name = 0;  ///< position in CodeQuery::captures()
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

struct CodeMatch {
  std::size_t pattern = 0;
  std::vector<CodeCapture> captures;  ///< in the order of the text
};

/// A compiled query; cheap to copy, safe to use from many threads.
class CodeQuery {
 public:
  /// An error has line and column in the text of the query.
  [[nodiscard]] static Result<CodeQuery> compile(const std::string& text);

  /// The names of the captures, without `@`.
  [[nodiscard]] const std::vector<std::string>& captures() const { return captures_; }
  [[nodiscard]] const std::vector<CodePredicate>& predicates() const { return predicates_; }
  /// Every match, whatever the predicates say.
  [[nodiscard]] std::vector<CodeMatch> matches(const CodeTree& code) const;

 private:
  explicit CodeQuery(std::shared_ptr<const TSQuery> query, std::string_view text);
  void read_predicates(std::string_view text);

  std::shared_ptr<const TSQuery> query_;
  std::vector<std::string> captures_;
  std::vector<CodePredicate> predicates_;
};

/// An error at an offset of a text, with line and column.
[[nodiscard]] Error error_at(std::string_view text, std::size_t offset, std::string message);

}  // namespace migcheck
