// SPDX-License-Identifier: Apache-2.0
// Comprehensions and generators over iterables whose elements are known, and what is known of the
// result when some are not.
#include "core/python/interpreter.h"

namespace migcheck {

Value Interpreter::eval_comprehension(const Node& node, Frame& frame) {
  Frame inner = frame;
  inner.scope = std::make_shared<Scope>();
  inner.scope->parent = frame.scope->module != nullptr ? nullptr : frame.scope;
  inner.open_uncertain = 0;
  inner.open_guards = 0;
  ValueList out;
  bool from_catalog = false;
  const bool complete = comprehend(node, 1, inner, out, from_catalog);
  if (node.kind == NodeKind::dict_comp) {
    Value made = Value::dict();
    for (const Value& pair : out) {
      const SequenceData* both = pair.as_sequence();
      made.as_dict()->set(both->items[0], both->items[1]);
    }
    made.as_dict()->complete = complete;
    return made.mark_from_catalog(from_catalog);
  }
  Value made =
      node.kind == NodeKind::set_comp ? Value::set(std::move(out)) : Value::list(std::move(out));
  made.as_sequence()->complete = complete;
  made.as_sequence()->certainty_depth = certainty_depth_;
  return made.mark_from_catalog(from_catalog);
}

bool Interpreter::comprehend(const Node& node, std::size_t clause, Frame& frame, ValueList& out,
                             bool& from_catalog) {
  if (clause >= node.children.size()) {
    const Node& element = *node.child(0);
    if (element.kind == NodeKind::pair) {
      out.push_back(Value::tuple({eval(*element.child(0), frame), eval(*element.child(1), frame)}));
    } else {
      out.push_back(eval(element, frame));
    }
    return true;
  }
  const Node& part = *node.child(clause);
  if (part.kind == NodeKind::comp_if) {
    const Value condition = eval(*part.child(0), frame);
    from_catalog = from_catalog || condition.from_catalog();
    const std::optional<bool> truth = condition.truth();
    if (truth == std::optional<bool>(false)) return true;
    return comprehend(node, clause + 1, frame, out, from_catalog) && truth.has_value();
  }
  if (part.kind != NodeKind::comp_for) return false;
  const Value iterable = eval(*part.child(1), frame);
  from_catalog = from_catalog || iterable.from_catalog();
  const std::optional<ValueList> items = elements(iterable);
  if (!items) return false;
  bool complete = true;
  for (const Value& item : *items) {
    step(part, frame);
    assign(*part.child(0), item, frame);
    complete = comprehend(node, clause + 1, frame, out, from_catalog) && complete;
  }
  return complete;
}

}  // namespace migcheck
