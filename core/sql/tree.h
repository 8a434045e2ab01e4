// SPDX-License-Identifier: Apache-2.0
// Read access to a parse tree, the same for the JSON of every PostgreSQL version. A field that is
// absent reads as empty, 0 or false, which is what its absence means. The JSON library is only
// seen in tree.cpp.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace migcheck::sql {

/// One node of a tree; valid as long as the tree. `{"RangeVar": {…}}` has the kind RangeVar; a
/// field with a fixed type has no kind.
class Node {
 public:
  Node() = default;
  explicit Node(const void* json);

  explicit operator bool() const { return json_ != nullptr; }
  [[nodiscard]] std::string_view kind() const { return kind_; }
  [[nodiscard]] bool is(std::string_view kind) const { return kind_ == kind; }
  [[nodiscard]] Node field(std::string_view key) const;
  /// The elements of an array field, also of one that is wrapped in a List node.
  [[nodiscard]] std::vector<Node> list(std::string_view key) const;
  /// The elements of a List node.
  [[nodiscard]] std::vector<Node> items() const;
  [[nodiscard]] bool has(std::string_view key) const { return static_cast<bool>(field(key)); }
  [[nodiscard]] std::string text(std::string_view key) const;
  [[nodiscard]] long number(std::string_view key) const;
  [[nodiscard]] bool flag(std::string_view key) const;
  /// The byte where the node stands in the statement.
  [[nodiscard]] std::size_t location() const;
  /// The value of a String node.
  [[nodiscard]] std::string string_value() const { return text("sval"); }
  /// The values of a list of String nodes: the parts of a name.
  [[nodiscard]] std::vector<std::string> strings(std::string_view key) const;
  [[nodiscard]] std::vector<std::string> item_strings() const;
  /// All fields that are nodes or lists of nodes, for walking.
  [[nodiscard]] std::vector<Node> children() const;

 private:
  const void* json_ = nullptr;
  std::string_view kind_;
};

class Tree {
 public:
  /// Nothing when this is not the JSON of a parse tree.
  [[nodiscard]] static std::optional<Tree> read(const std::string& json);
  /// The statements.
  [[nodiscard]] std::vector<Node> statements() const;

 private:
  std::shared_ptr<const void> json_;
};

}  // namespace migcheck::sql
