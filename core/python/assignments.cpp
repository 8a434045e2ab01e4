// SPDX-License-Identifier: Apache-2.0
// Assignment to names, sequences of names, items and attributes.
#include "core/python/interpreter.h"
#include "core/python/unknown_from.h"

namespace migcheck {

void Interpreter::assign(const Node& target, const Value& value, Frame& frame) {
  switch (target.kind) {
    case NodeKind::name:
      bind(target.text, value, frame);
      break;
    case NodeKind::tuple:
    case NodeKind::list:
      assign_sequence(target, value, frame);
      break;
    case NodeKind::subscript:
      assign_item(target, value, frame);
      break;
    case NodeKind::attribute:
      assign_attribute(target, value, frame);
      break;
    default:
      break;
  }
}

void Interpreter::assign_sequence(const Node& target, const Value& value, Frame& frame) {
  const std::optional<ValueList> items = elements(value);
  const std::size_t count = target.children.size();
  const auto star = std::find_if(target.children.begin(), target.children.end(),
                                 [](const Node* one) { return one->kind == NodeKind::starred; });
  const bool starred = star != target.children.end();
  if (!items || (starred ? items->size() + 1 < count : items->size() != count)) {
    const Value unknown = Value::unknown("the assigned value cannot be taken apart: " +
                                             why_unknown(value, "its elements are not known"),
                                         span(target, frame));
    for (const Node* one : target.children) {
      assign(one->kind == NodeKind::starred ? *one->child(0) : *one, unknown, frame);
    }
    return;
  }
  std::size_t at = 0;
  for (const Node* one : target.children) {
    if (one->kind != NodeKind::starred) {
      assign(*one, (*items)[at++], frame);
      continue;
    }
    const std::size_t length = items->size() + 1 - count;
    assign(*one->child(0),
           Value::list({items->begin() + static_cast<std::ptrdiff_t>(at),
                        items->begin() + static_cast<std::ptrdiff_t>(at + length)}),
           frame);
    at += length;
  }
}

void Interpreter::assign_item(const Node& target, const Value& value, Frame& frame) {
  const Value object = eval(*target.child(0), frame);
  const Value key = eval(*target.child(1), frame);
  if (DictData* dict = object.as_dict()) {
    if (key.is_unknown() || certainty_depth_ > dict->certainty_depth) dict->complete = false;
    if (!key.is_unknown()) dict->set(key, value);
  } else if (SequenceData* sequence = object.as_sequence()) {
    const std::int64_t* index = key.as_int();
    const auto size = static_cast<std::int64_t>(sequence->items.size());
    const std::int64_t at = index == nullptr ? -1 : (*index < 0 ? *index + size : *index);
    if (at < 0 || at >= size || certainty_depth_ > sequence->certainty_depth) {
      sequence->complete = false;
    } else {
      sequence->items[static_cast<std::size_t>(at)] = value;
    }
  }
}

void Interpreter::assign_attribute(const Node& target, const Value& value, Frame& frame) {
  const Value object = eval(*target.child(0), frame);
  const std::string name(target.text);
  const Value stored = certainty_depth_ > 0
                           ? Value::unknown("set under an unknown condition", span(target, frame))
                           : value;
  if (InstanceData* instance = object.as_instance()) {
    instance->attributes[name] = stored;
  } else if (ObjectData* record = object.as_object()) {
    record->attributes[name] = stored;
  } else if (ClassData* type = object.as_class()) {
    if (type->scope->names.find(name) == type->scope->names.end()) type->order.push_back(name);
    type->scope->names[name] = stored;
  } else if (const std::string* path = object.as_symbol()) {
    replaced_.insert_or_assign(canonical_symbol(*path + "." + name), stored);
  }
}

void Interpreter::augmented(const Node& node, Frame& frame) {
  const Node& target = *node.child(0);
  const Value current = eval(target, frame);
  const Value operand = eval(*node.child(1), frame);
  SequenceData* sequence = current.as_sequence();
  if (sequence != nullptr && sequence->kind == SequenceKind::list && node.text == "+") {
    const std::optional<ValueList> more = elements(operand);  // in place, as Python does
    if (more) sequence->items.insert(sequence->items.end(), more->begin(), more->end());
    if (!more || certainty_depth_ > sequence->certainty_depth) sequence->complete = false;
    return;
  }
  assign(target, binary(node.text, current, operand, span(node, frame)), frame);
}

}  // namespace migcheck
