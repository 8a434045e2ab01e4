// SPDX-License-Identifier: Apache-2.0
// Expressions. Every operation has a case for "not known" and says why.
#include <algorithm>

#include "core/python/containers.h"
#include "core/python/files.h"
#include "core/python/format_spec.h"
#include "core/python/unknown_from.h"

namespace migcheck {
namespace {

std::optional<std::int64_t> parse_integer(std::string_view source) {
  std::string digits;
  for (const char c : source) {
    if (c != '_') digits += c;
  }
  int base = 10;
  std::size_t skip = 0;
  if (digits.size() > 2 && digits[0] == '0') {
    const char mark = static_cast<char>(std::tolower(static_cast<unsigned char>(digits[1])));
    base = mark == 'x' ? 16 : mark == 'o' ? 8 : mark == 'b' ? 2 : 10;
    skip = base == 10 ? 0 : 2;
  }
  errno = 0;
  char* end = nullptr;
  const long long value = std::strtoll(digits.c_str() + skip, &end, base);
  if (errno != 0 || *end != '\0') return std::nullopt;
  return value;
}

Value literal(const Node& node, Span place) {
  switch (node.kind) {
    case NodeKind::true_:
      return Value::boolean(true);
    case NodeKind::false_:
      return Value::boolean(false);
    case NodeKind::ellipsis:
      return Value::symbol("builtins.Ellipsis");
    case NodeKind::integer: {
      const std::optional<std::int64_t> value = parse_integer(node.text);
      return value ? Value::integer(*value) : Value::unknown("the number is too large", place);
    }
    case NodeKind::floating:
      return Value::floating(std::strtod(std::string(node.text).c_str(), nullptr));
    default:
      return Value::none();
  }
}

}  // namespace

Value Interpreter::eval(const Node& node, Frame& frame) {
  step(node, frame);
  return eval_kind(node, frame);
}

Value Interpreter::eval_kind(const Node& node, Frame& frame) {
  switch (node.kind) {
    case NodeKind::name:
      return lookup(node.text, node, frame);
    case NodeKind::none:
    case NodeKind::true_:
    case NodeKind::false_:
    case NodeKind::ellipsis:
    case NodeKind::integer:
    case NodeKind::floating:
      return literal(node, span(node, frame));
    case NodeKind::string:
      return eval_string(node, frame);
    case NodeKind::interpolation:
      return eval_interpolation(node, frame);
    case NodeKind::tuple:
      return eval_sequence(node, SequenceKind::tuple, frame);
    case NodeKind::list:
      return eval_sequence(node, SequenceKind::list, frame);
    case NodeKind::set:
      return eval_sequence(node, SequenceKind::set, frame);
    case NodeKind::dict:
      return eval_dict(node, frame);
    case NodeKind::attribute: {
      const Value object = eval(*node.child(0), frame);
      return attribute(object, std::string(node.text), span(node, frame))
          .mark_from_catalog(object.from_catalog());
    }
    case NodeKind::subscript:
      return eval_subscript(node, frame);
    case NodeKind::call:
      return eval_call(node, frame);
    case NodeKind::binary:
      return eval_binary(node, frame);
    case NodeKind::unary:
      return eval_unary(node, frame);
    case NodeKind::not_: {
      const Value operand = eval(*node.child(0), frame);
      const std::optional<bool> truth = operand.truth();
      Value result = truth ? Value::boolean(!*truth)
                           : unknown_from(operand, "its truth depends on code or data outside",
                                          span(node, frame));
      return result.mark_from_catalog(operand.from_catalog());
    }
    case NodeKind::and_:
    case NodeKind::or_:
      return eval_logic(node, frame);
    case NodeKind::compare:
      return eval_compare(node, frame);
    case NodeKind::conditional:
      return eval_conditional(node, frame);
    case NodeKind::lambda:
      return eval_lambda(node, frame);
    case NodeKind::named: {
      Value value = eval(*node.child(0), frame);
      bind(node.text, value, frame);
      return value;
    }
    case NodeKind::await_:
      return eval(*node.child(0), frame);
    case NodeKind::yield_: {
      Value value = node.child(0) == nullptr ? Value::none() : eval(*node.child(0), frame);
      if (frame.yields == nullptr) frame.yields = std::make_shared<SequenceData>();
      frame.yields->items.push_back(std::move(value));
      if (certainty_depth_ > 0) frame.yields->complete = false;
      return Value::none();
    }
    case NodeKind::list_comp:
    case NodeKind::set_comp:
    case NodeKind::dict_comp:
    case NodeKind::generator:
      return eval_comprehension(node, frame);
    case NodeKind::starred:
      return eval(*node.child(0), frame);
    default:
      return Value::unknown("this construct is not followed: " + std::string(node.text),
                            span(node, frame));
  }
}

Value Interpreter::eval_unary(const Node& node, Frame& frame) {
  Value operand = eval(*node.child(0), frame);
  if (const std::int64_t* value = operand.as_int()) {
    if (node.text == "-") return Value::integer(-*value);
    if (node.text == "+") return operand;
    return Value::integer(~*value);
  }
  if (const double* value = operand.as_float())
    return Value::floating(node.text == "-" ? -*value : *value);
  CallArguments none;
  none.call = none.callee = span(node, frame);
  if (operand.as_object() != nullptr || operand.as_symbol() != nullptr) {
    return host_.call_method(*this, operand,
                             "__" + std::string(node.text == "-" ? "neg" : "invert") + "__", none);
  }
  return unknown_from(operand, "the operand is not a number", span(node, frame));
}

Value Interpreter::eval_string(const Node& node, Frame& frame) {
  MappedText text;
  bool from_catalog = false;
  for (const Node* piece : node.children) {
    if (piece->kind == NodeKind::string_text) {
      text += decode_string_piece(*piece, frame.source->file());
      continue;
    }
    const Value value = eval_interpolation(*piece, frame);
    from_catalog = from_catalog || value.from_catalog();
    const std::optional<MappedText> part = to_text(value);
    text += part ? *part : MappedText::unknown(span(*piece, frame));
  }
  if (text.text().size() > limits_.text_size)
    return Value::unknown("the text is too long", span(node, frame));
  return Value::string(std::move(text)).mark_from_catalog(from_catalog);
}

/// The value of `{expression!r:spec}` before it is turned into text.
Value Interpreter::eval_interpolation(const Node& node, Frame& frame) {
  Value value = eval(*node.child(0), frame);
  const Node* spec = node.child(1);
  if (spec != nullptr && !spec->text.empty()) {
    const auto text = node.text.empty() ? format_value(value, spec->text) : std::nullopt;
    return text ? Value::string(*text, span(node, frame))
                : Value::unknown("this format specification is not followed", span(node, frame));
  }
  if (node.text.empty() || node.text == "s") return value;
  const std::optional<std::string> known = value.known_string();
  const bool plain =
      known && known->find_first_of("'\\\n\r\t") == std::string::npos &&
      std::all_of(known->begin(), known->end(), [](char c) { return c >= ' ' && c < 127; });
  if (plain && value.as_text() != nullptr) {
    MappedText quoted("'", span(node, frame));
    quoted += *value.as_text();
    quoted += MappedText("'", span(node, frame));
    return Value::string(std::move(quoted));
  }
  if (value.as_int() != nullptr || value.as_bool() != nullptr || value.is_none()) return value;
  return Value::unknown("repr() of this value is not followed", span(node, frame));
}

Value Interpreter::eval_sequence(const Node& node, SequenceKind kind, Frame& frame) {
  ValueList items;
  bool complete = true;
  for (const Node* element : node.children) {
    if (element->kind != NodeKind::starred) {
      items.push_back(eval(*element, frame));
      continue;
    }
    const std::optional<ValueList> more = elements(eval(*element->child(0), frame));
    complete = complete && more.has_value();
    if (more) items.insert(items.end(), more->begin(), more->end());
  }
  Value made = kind == SequenceKind::list    ? Value::list(std::move(items))
               : kind == SequenceKind::tuple ? Value::tuple(std::move(items))
                                             : Value::set(std::move(items));
  made.as_sequence()->complete = complete;
  made.as_sequence()->certainty_depth = certainty_depth_;
  return made;
}

Value Interpreter::eval_dict(const Node& node, Frame& frame) {
  Value made = Value::dict();
  DictData& dict = *made.as_dict();
  dict.certainty_depth = certainty_depth_;
  for (const Node* element : node.children) {
    if (element->kind == NodeKind::double_starred) {
      const Value other = eval(*element->child(0), frame);
      const DictData* more = other.as_dict();
      dict.complete = dict.complete && more != nullptr && more->complete;
      dict.unknown_keys = false;
      if (more != nullptr) {
        for (const auto& [key, value] : more->items) dict.set(key, value);
      }
    } else if (element->kind == NodeKind::pair) {
      const Value key = eval(*element->child(0), frame);
      Value value = eval(*element->child(1), frame);
      dict.unknown_keys = key.is_unknown() ? dict.complete || dict.unknown_keys : dict.unknown_keys;
      dict.complete = dict.complete && !key.is_unknown();
      dict.set(key, std::move(value));
    }
  }
  return made;
}

Value Interpreter::eval_logic(const Node& node, Frame& frame) {
  const bool conjunction = node.kind == NodeKind::and_;
  Value left = eval(*node.child(0), frame);
  const std::optional<bool> truth = left.truth();
  if (truth && *truth != conjunction) return left;  // decided by the left side
  Value right = eval(*node.child(1), frame);
  const bool from_catalog = left.from_catalog() || right.from_catalog();
  if (truth) return right.mark_from_catalog(from_catalog);
  const std::optional<bool> other = right.truth();
  Value result =
      other && *other != conjunction
          ? Value::boolean(!conjunction)
          : unknown_from(left, "its truth depends on code or data outside", span(node, frame));
  return result.mark_from_catalog(from_catalog);
}

Value Interpreter::eval_conditional(const Node& node, Frame& frame) {
  const Value condition = eval(*node.child(0), frame);
  if (const std::optional<bool> truth = condition.truth()) {
    return eval(*node.child(*truth ? 1 : 2), frame).mark_from_catalog(condition.from_catalog());
  }
  Value then = eval(*node.child(1), frame);
  const Value otherwise = eval(*node.child(2), frame);
  if (then.identical(otherwise)) return then;
  return unknown_from(condition, "it depends on an unknown condition", span(node, frame))
      .mark_from_catalog(condition.from_catalog());
}

Value Interpreter::eval_subscript(const Node& node, Frame& frame) {
  const Value object = eval(*node.child(0), frame);
  if (node.child(1)->kind == NodeKind::slice) {
    return slice(object, *node.child(1), frame).mark_from_catalog(object.from_catalog());
  }
  const Value key = eval(*node.child(1), frame);
  return subscript(object, key, span(node, frame)).mark_from_catalog(object.from_catalog());
}

Value Interpreter::slice(const Value& object, const Node& bounds, Frame& frame) {
  const auto bound = [&](std::size_t index, std::int64_t otherwise) -> std::optional<std::int64_t> {
    if (bounds.child(index) == nullptr) return otherwise;
    const Value value = eval(*bounds.child(index), frame);
    if (value.is_none()) return otherwise;
    return value.as_int() != nullptr ? std::optional(*value.as_int()) : std::nullopt;
  };
  const Span place = span(bounds, frame);
  const MappedText* text = object.as_text();
  const SequenceData* sequence = object.as_sequence();
  if ((text == nullptr || !text->known()) && (sequence == nullptr || !sequence->complete)) {
    return unknown_from(object, "the sliced value is not known", place);
  }
  const auto size =
      static_cast<std::int64_t>(text != nullptr ? text->text().size() : sequence->items.size());
  std::optional<std::int64_t> low = bound(0, 0);
  std::optional<std::int64_t> high = bound(1, size);
  const std::optional<std::int64_t> step_size = bound(2, 1);
  if (!low || !high || !step_size)
    return Value::unknown("the bounds of the slice are not known", place);
  if (*step_size == -1 && bounds.child(0) == nullptr && bounds.child(1) == nullptr &&
      sequence != nullptr) {
    return Value::list({sequence->items.rbegin(), sequence->items.rend()});
  }
  if (*step_size != 1) return Value::unknown("a slice with a step is not followed", place);
  const auto clamp = [&](std::int64_t at) {
    return std::clamp<std::int64_t>(at < 0 ? at + size : at, 0, size);
  };
  low = clamp(*low);
  high = std::max(clamp(*high), *low);
  if (text != nullptr) {
    return Value::string(
        text->substr(static_cast<std::size_t>(*low), static_cast<std::size_t>(*high - *low)));
  }
  ValueList part(sequence->items.begin() + *low, sequence->items.begin() + *high);
  return sequence->kind == SequenceKind::tuple ? Value::tuple(std::move(part))
                                               : Value::list(std::move(part));
}

/// `Annotated[…]`, `Optional[…]` and `Union[…]` keep their arguments, because an alias may carry a
/// column; other generics stand for their container.
Value Interpreter::typing_generic(const Value& generic, const Value& key, Span place) {
  const std::string& path = *generic.as_symbol();
  for (const char* name : {"Annotated", "Optional", "Union"}) {
    if (path != std::string("typing.") + name && path != std::string("typing_extensions.") + name) {
      continue;
    }
    auto record = make_record(std::string("typing.") + name, place);
    const SequenceData* list = key.as_sequence();
    record->args = list == nullptr ? ValueList{key} : list->items;
    record->arg_spans.assign(record->args.size(), place);
    return Value::object(std::move(record));
  }
  return generic;
}

/// os.environ["X"]: set where the project runs, or a KeyError.
Value Interpreter::environment_variable(const Value& key, Span place) const {
  const std::string reason =
      "the environment variable '" + key.known_string().value_or("…") + "' may not be set";
  const bool sure = certainty_depth_ == 0;  // the unknown condition may be that it is set
  if (sink_ != nullptr && sure) sink_->may_raise(place, reason);
  return Value::unknown(reason, place);
}

Value Interpreter::subscript(const Value& object, const Value& key, Span place) {
  if (const SequenceData* sequence = object.as_sequence()) {
    const std::int64_t* index = key.as_int();
    const auto size = static_cast<std::int64_t>(sequence->items.size());
    if (index == nullptr || !sequence->complete)
      return unknown_from(key, "the element is not known", place);
    const std::int64_t at = *index < 0 ? *index + size : *index;
    if (at < 0 || at >= size)
      throw PythonRaise{"IndexError", Value::none(), "list index out of range", std::nullopt,
                        place};
    return sequence->items[static_cast<std::size_t>(at)];
  }
  if (const DictData* dict = object.as_dict()) {
    if (const Value* found = dict->find(key)) return *found;
    if (!key.is_unknown() && !may_have_key(*dict, key))
      throw PythonRaise{"KeyError", key, "", std::nullopt, place};
    return unknown_from(key, "the dict's content is not known", place);
  }
  if (ClassData* type = object.as_class()) {
    const std::optional<std::string> name = key.known_string();
    if (type->enum_base != EnumBase::none && name) {
      if (const Value* member = type->find(*name)) return *member;
    }
    return object;  // Generic[T]
  }
  if (object.as_symbol() != nullptr && *object.as_symbol() == "os.environ")
    return environment_variable(key, place);
  if (object.as_symbol() != nullptr) return typing_generic(object, key, place);
  if (object.as_object() != nullptr) {
    CallArguments args;
    args.positional.push_back(key);
    args.positional_spans.push_back(place);
    args.call = args.callee = place;
    return host_.call_method(*this, object, "__getitem__", args);
  }
  if (const MappedText* text = object.as_text();
      text != nullptr && text->known() && key.as_int() != nullptr) {
    const auto size = static_cast<std::int64_t>(text->text().size());
    const std::int64_t at = *key.as_int() < 0 ? *key.as_int() + size : *key.as_int();
    if (at >= 0 && at < size) return Value::string(text->substr(static_cast<std::size_t>(at), 1));
  }
  return unknown_from(object, "the subscripted value is not known", place);
}

Value Interpreter::eval_lambda(const Node& node, Frame& frame) {
  const std::shared_ptr<FunctionData> function =
      new_function(frame.scope->module != nullptr ? nullptr : frame.scope);
  function->name = "<lambda>";
  function->node = &node;
  function->source = frame.module->source;
  function->module = frame.module->weak_from_this();
  for (const Node* parameter : node.child(0)->children) {
    if (parameter->child(0) != nullptr) {
      function->defaults.emplace_back(std::string(parameter->text),
                                      eval(*parameter->child(0), frame));
    }
  }
  return Value::function(function);
}

std::optional<ValueList> Interpreter::elements(const Value& iterable) {
  if (const SequenceData* sequence = iterable.as_sequence()) {
    if (!sequence->complete) return std::nullopt;
    return sequence->items;
  }
  if (const DictData* dict = iterable.as_dict()) {
    if (!dict->complete) return std::nullopt;
    ValueList keys;
    for (const auto& [key, value] : dict->items) keys.push_back(key);
    return keys;
  }
  if (const MappedText* text = iterable.as_text()) {
    if (!text->known()) return std::nullopt;
    ValueList letters;
    for (std::size_t i = 0; i < text->text().size();) {
      std::size_t length = 1;
      while (i + length < text->text().size() && (text->text()[i + length] & 0xC0) == 0x80)
        ++length;
      letters.push_back(Value::string(text->substr(i, length)));
      i += length;
    }
    return letters;
  }
  if (const ClassData* type = iterable.as_class()) {
    if (type->enum_base == EnumBase::none || !type->complete) return std::nullopt;
    ValueList members;
    for (const Value& member : type->members) {
      if (!member.as_instance()->alias) members.push_back(member);
    }
    return members;
  }
  if (iterable.as_object() != nullptr) {
    const CallArguments none;
    if (const auto lines = call_file_method(*this, iterable, "__iter__", none))
      return elements(*lines);
    const Value inner = host_.call_method(*this, iterable, "__iter__", none);
    if (inner.as_sequence() != nullptr) return elements(inner);
  }
  return std::nullopt;
}

std::optional<MappedText> Interpreter::to_text(const Value& value) const {
  if (const MappedText* text = value.as_text()) return *text;
  if (const bool* b = value.as_bool()) return MappedText(*b ? "True" : "False");
  if (const std::int64_t* i = value.as_int()) return MappedText(std::to_string(*i));
  if (value.is_none()) return MappedText("None");
  if (const ObjectData* object = value.as_object()) {  // the library says how it is printed
    const auto printed = object->attributes.find("__str__");
    if (printed != object->attributes.end() && printed->second.as_text() != nullptr)
      return *printed->second.as_text();
  }
  if (const InstanceData* instance = value.as_instance()) {
    if (instance->type->enum_base == EnumBase::str_enum) {
      if (const std::optional<std::string> text = value.known_string())
        return MappedText(*text, instance->span);
    }
    if (instance->type->enum_base == EnumBase::plain &&
        instance->type->find("__str__") == nullptr) {
      return MappedText(instance->type->name + "." + instance->member_name, instance->span);
    }
  }
  return std::nullopt;
}

}  // namespace migcheck
