// SPDX-License-Identifier: Apache-2.0
// tree-sitter behind value types. Only the lowering to our own tree includes this header.
#pragma once

#include <tree_sitter/api.h>

#include <memory>
#include <string_view>

namespace migcheck {

/// A node of the parser's tree; valid as long as its SyntaxTree.
class SyntaxNode {
 public:
  explicit SyntaxNode(TSNode node) : node_(node) {}

  [[nodiscard]] std::string_view type() const { return ts_node_type(node_); }
  [[nodiscard]] bool null() const { return ts_node_is_null(node_); }
  [[nodiscard]] bool named() const { return ts_node_is_named(node_); }
  [[nodiscard]] bool error() const { return ts_node_is_error(node_); }
  [[nodiscard]] bool missing() const { return ts_node_is_missing(node_); }
  [[nodiscard]] bool extra() const { return ts_node_is_extra(node_); }
  [[nodiscard]] bool has_error() const { return ts_node_has_error(node_); }
  [[nodiscard]] std::uint32_t begin() const { return ts_node_start_byte(node_); }
  [[nodiscard]] std::uint32_t end() const { return ts_node_end_byte(node_); }
  /// For the library's own functions.
  [[nodiscard]] TSNode raw() const { return node_; }
  /// The child with a field name; null when there is none.
  [[nodiscard]] SyntaxNode field(std::string_view name) const {
    return SyntaxNode(
        ts_node_child_by_field_name(node_, name.data(), static_cast<std::uint32_t>(name.size())));
  }
  /// Calls visit(child, field name or "") for every child, named or not.
  template <class Visit>
  void for_each_child(Visit visit) const {
    TSTreeCursor cursor = ts_tree_cursor_new(node_);
    if (ts_tree_cursor_goto_first_child(&cursor)) {
      do {
        const char* field = ts_tree_cursor_current_field_name(&cursor);
        visit(SyntaxNode(ts_tree_cursor_current_node(&cursor)),
              field ? std::string_view(field) : "");
      } while (ts_tree_cursor_goto_next_sibling(&cursor));
    }
    ts_tree_cursor_delete(&cursor);
  }

 private:
  TSNode node_;
};

/// A parsed text.
class SyntaxTree {
 public:
  /// Parses Python with a parser that is kept per thread.
  static SyntaxTree parse_python(std::string_view text);
  /// The same tree, cheaply: a thread needs one of its own.
  [[nodiscard]] SyntaxTree copy() const { return SyntaxTree(ts_tree_copy(tree_.get())); }
  [[nodiscard]] SyntaxNode root() const { return SyntaxNode(ts_tree_root_node(tree_.get())); }
  /// Calls visit(node) for every node in the order of the text; where it returns false, the node's
  /// children are passed over. Needs no stack, however deep the tree is.
  template <class Visit>
  void walk(Visit visit) const {
    TSTreeCursor cursor = ts_tree_cursor_new(ts_tree_root_node(tree_.get()));
    bool down = true;
    while (true) {
      down = down && visit(SyntaxNode(ts_tree_cursor_current_node(&cursor)));
      if (down && ts_tree_cursor_goto_first_child(&cursor)) continue;
      down = ts_tree_cursor_goto_next_sibling(&cursor);
      if (!down && !ts_tree_cursor_goto_parent(&cursor)) break;
    }
    ts_tree_cursor_delete(&cursor);
  }

 private:
  struct Delete {
    void operator()(TSTree* tree) const { ts_tree_delete(tree); }
  };
  explicit SyntaxTree(TSTree* tree) : tree_(tree) {}
  std::unique_ptr<TSTree, Delete> tree_;
};

}  // namespace migcheck
