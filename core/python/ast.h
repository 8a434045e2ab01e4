// SPDX-License-Identifier: Apache-2.0
// A compact syntax tree of Python, made once per file from the parser's tree. The interpreter walks
// it many times, so nodes are small, children are addressed by position, and everything lives in
// one arena that goes away with the module. The shape of each kind is documented here and nowhere
// else.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace migcheck {

enum class NodeKind : std::uint8_t {
  // Expressions. "a, b" lists the children; "?" means that the child may be null.
  name,  ///< text = identifier
  none,
  true_,
  false_,
  ellipsis,
  integer,         ///< text = source
  floating,        ///< text = source
  string,          ///< string_text and interpolation…; implicit concatenation is flattened
  string_text,     ///< text = raw source of the content; flag_raw, flag_bytes, flag_fstring
  interpolation,   ///< expression, format spec (string)?; text = "r", "s", "a" conversion or empty
  tuple,           ///< elements…
  list,            ///< elements…
  set,             ///< elements…
  dict,            ///< pair or double_starred…
  pair,            ///< key, value
  attribute,       ///< object; text = attribute name, which ends the node
  subscript,       ///< object, index (tuple when several)
  slice,           ///< lower?, upper?, step?
  call,            ///< callee, then arguments (expression, keyword, starred, double_starred)
  keyword,         ///< value; text = name
  starred,         ///< value
  double_starred,  ///< value
  binary,          ///< left, right; text = operator
  unary,           ///< operand; text = operator
  not_,            ///< operand
  and_,            ///< left, right
  or_,             ///< left, right
  compare,         ///< left, right; text = operator ("<", "in", "not in", "is", "is not", …)
  conditional,     ///< condition, then, else
  lambda,          ///< parameters, body
  named,           ///< value; text = target name
  await_,          ///< operand
  yield_,          ///< operand?
  list_comp,       ///< element, clauses…
  set_comp,        ///< element, clauses…
  dict_comp,       ///< pair, clauses…
  generator,       ///< element, clauses…
  comp_for,        ///< target, iterable
  comp_if,         ///< condition
  // Statements.
  module,      ///< statements…
  block,       ///< statements…
  expression,  ///< value
  assign,      ///< value, targets…
  ann_assign,  ///< target, annotation, value?
  aug_assign,  ///< target, value; text = operator without "="
  delete_,     ///< targets…
  pass_,
  break_,
  continue_,
  return_,     ///< value?
  raise_,      ///< exception?, cause?
  assert_,     ///< condition, message?
  if_,         ///< condition, block, else (block or if_)?
  for_,        ///< target, iterable, block, else block?
  while_,      ///< condition, block, else block?
  try_,        ///< block, else block?, finally block?, except…
  except,      ///< type?, block; text = bound name
  with,        ///< block, items…
  with_item,   ///< expression, target?
  function,    ///< parameters, block, return annotation?, decorators…; text = name
  parameters,  ///< parameter…
  parameter,   ///< default?, annotation?; text = name; flag_star, flag_double_star; a bare "*" has
               ///< no text
  class_,  ///< arguments (call without callee: children from 1), block, decorators…; text = name
  import,  ///< alias…
  import_from,      ///< alias…; text = module with its leading dots
  alias,            ///< bound name (name)?; text = dotted name or "*"
  global,           ///< name…
  nonlocal,         ///< name…
  match,            ///< subject, case_…
  case_,            ///< pattern, guard?, block
  pattern_value,    ///< expression (compared with ==)
  pattern_capture,  ///< text = name, or "_"
  pattern_or,       ///< patterns…
  unsupported       ///< text = the parser's name of the construct, or "syntax error"
};

/// One node. Lives in the arena of its PythonModule; children that are missing are null.
struct Node {
  static constexpr std::uint8_t flag_raw = 1;
  static constexpr std::uint8_t flag_bytes = 2;
  static constexpr std::uint8_t flag_fstring = 4;
  static constexpr std::uint8_t flag_star = 8;
  static constexpr std::uint8_t flag_double_star = 16;
  static constexpr std::uint8_t flag_async = 32;

  NodeKind kind = NodeKind::unsupported;
  std::uint8_t flags = 0;
  std::uint32_t begin = 0;  ///< byte offset in the file
  std::uint32_t end = 0;
  std::string_view text;  ///< into the file's text
  std::span<const Node* const> children;

  [[nodiscard]] const Node* child(std::size_t index) const {
    return index < children.size() ? children[index] : nullptr;
  }
  /// The children from `first` on, for kinds that end in a list.
  [[nodiscard]] std::span<const Node* const> rest(std::size_t first) const {
    return first < children.size() ? children.subspan(first) : std::span<const Node* const>{};
  }
  [[nodiscard]] bool has(std::uint8_t flag) const { return (flags & flag) != 0; }
};

}  // namespace migcheck
