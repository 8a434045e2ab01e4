// SPDX-License-Identifier: Apache-2.0
// Python's built-in functions and the methods of lists, dicts and sets, plus the few functions of
// the standard library that migrations use.
#include <algorithm>
#include <map>

#include "core/python/files.h"

namespace migcheck {
namespace {

using Builtin = std::optional<Value> (*)(Interpreter&, const CallArguments&);

const Value* first(const CallArguments& args) { return args.get(0, ""); }

Value unknown_argument(const CallArguments& args, const std::string& what) {
  const Value* value = first(args);
  const UnknownData* unknown = value == nullptr ? nullptr : value->as_unknown();
  return Value::unknown(unknown != nullptr ? unknown->reason : what, args.call);
}

bool catalog(const CallArguments& args) {
  return std::any_of(args.positional.begin(), args.positional.end(),
                     [](const Value& value) { return value.from_catalog(); });
}

Value with_kind(SequenceKind kind, ValueList items) {
  if (kind == SequenceKind::tuple) return Value::tuple(std::move(items));
  return kind == SequenceKind::set ? Value::set(std::move(items)) : Value::list(std::move(items));
}

template <SequenceKind kind>
std::optional<Value> make_sequence(Interpreter& interpreter, const CallArguments& args) {
  if (args.positional.empty()) return with_kind(kind, {});
  const std::optional<ValueList> items = interpreter.elements(*first(args));
  if (items) return with_kind(kind, *items).mark_from_catalog(catalog(args));
  Value made = with_kind(kind, {});
  made.as_sequence()->complete = false;
  return made.mark_from_catalog(catalog(args));
}

std::optional<Value> make_dict(Interpreter& interpreter, const CallArguments& args) {
  Value made = Value::dict();
  made.as_dict()->complete = args.complete;
  if (!args.positional.empty()) {
    if (const DictData* other = first(args)->as_dict()) {
      *made.as_dict() = *other;
    } else if (const std::optional<ValueList> pairs = interpreter.elements(*first(args))) {
      for (const Value& pair : *pairs) {
        const std::optional<ValueList> both = interpreter.elements(pair);
        if (both && both->size() == 2)
          made.as_dict()->set((*both)[0], (*both)[1]);
        else
          made.as_dict()->complete = false;
      }
    } else {
      made.as_dict()->complete = false;
    }
  }
  for (const auto& [name, value] : args.keywords) made.as_dict()->set(Value::string(name), value);
  return made;
}

std::optional<Value> length(Interpreter& interpreter, const CallArguments& args) {
  if (args.positional.empty()) return std::nullopt;
  const MappedText* text = first(args)->as_text();
  const SequenceData* sequence = first(args)->as_sequence();
  if (sequence != nullptr && sequence->complete) {  // without copying it
    return Value::integer(static_cast<std::int64_t>(sequence->items.size()))
        .mark_from_catalog(catalog(args));
  }
  const std::optional<ValueList> items = interpreter.elements(*first(args));
  if (!items || (text != nullptr && !text->known()))
    return unknown_argument(args, "the length is not known").mark_from_catalog(catalog(args));
  return Value::integer(static_cast<std::int64_t>(items->size())).mark_from_catalog(catalog(args));
}

std::optional<Value> to_string(Interpreter& interpreter, const CallArguments& args) {
  if (args.positional.empty()) return Value::string("");
  if (const std::optional<MappedText> text = interpreter.to_text(*first(args)))
    return Value::string(*text);
  return Value::string(MappedText::unknown(args.call));
}

/// repr() of plain text and numbers, which is how text gets its quotes in a hurry.
std::optional<Value> representation(Interpreter& interpreter, const CallArguments& args) {
  if (args.positional.size() != 1) return std::nullopt;
  const MappedText* text = first(args)->as_text();
  if (text == nullptr) return to_string(interpreter, args);
  const bool plain = text->known() && first(args)->as_instance() == nullptr &&
                     std::all_of(text->text().begin(), text->text().end(), [](char c) {
                       return c >= ' ' && c <= '~' && c != '\'' && c != '\\';
                     });
  if (!plain) return Value::string(MappedText::unknown(args.call));
  MappedText quoted("'", args.call);
  quoted += *text;
  quoted += MappedText("'", args.call);
  return Value::string(std::move(quoted));
}

std::optional<Value> to_integer(Interpreter&, const CallArguments& args) {
  if (args.positional.size() != 1) return std::nullopt;
  if (const std::int64_t* value = first(args)->as_int()) return Value::integer(*value);
  if (const bool* value = first(args)->as_bool()) return Value::integer(*value ? 1 : 0);
  if (const double* value = first(args)->as_float())
    return Value::integer(static_cast<std::int64_t>(*value));
  if (const std::optional<std::string> text = first(args)->known_string()) {
    char* end = nullptr;
    const long long value = std::strtoll(text->c_str(), &end, 10);
    if (end != text->c_str() && *end == '\0') return Value::integer(value);
  }
  return unknown_argument(args, "the number is not known");
}

std::optional<Value> to_bool(Interpreter&, const CallArguments& args) {
  if (args.positional.empty()) return Value::boolean(false);
  const std::optional<bool> truth = first(args)->truth();
  return (truth ? Value::boolean(*truth)
                : unknown_argument(args, "its truth depends on code or data outside"))
      .mark_from_catalog(catalog(args));
}

std::optional<Value> range(Interpreter&, const CallArguments& args) {
  std::int64_t bounds[3] = {0, 0, 1};
  if (args.positional.empty() || args.positional.size() > 3) return std::nullopt;
  for (std::size_t i = 0; i < args.positional.size(); ++i) {
    const std::int64_t* value = args.positional[i].as_int();
    if (value == nullptr) return unknown_argument(args, "the range is not known");
    bounds[args.positional.size() == 1 ? 1 : i] = *value;
  }
  if (bounds[2] == 0) return std::nullopt;
  ValueList items;
  for (std::int64_t i = bounds[0]; bounds[2] > 0 ? i < bounds[1] : i > bounds[1]; i += bounds[2]) {
    if (items.size() > 100'000) return Value::unknown("the range is too long", args.call);
    items.push_back(Value::integer(i));
  }
  return Value::list(std::move(items));
}

std::optional<Value> enumerate(Interpreter& interpreter, const CallArguments& args) {
  if (args.positional.empty()) return std::nullopt;
  const std::optional<ValueList> items = interpreter.elements(*first(args));
  if (!items) return unknown_argument(args, "the elements are not known");
  const Value* start = args.get(1, "start");
  std::int64_t at = start != nullptr && start->as_int() != nullptr ? *start->as_int() : 0;
  ValueList out;
  for (const Value& item : *items) out.push_back(Value::tuple({Value::integer(at++), item}));
  return Value::list(std::move(out)).mark_from_catalog(catalog(args));
}

std::optional<Value> zip(Interpreter& interpreter, const CallArguments& args) {
  std::vector<ValueList> columns;
  std::size_t rows = args.positional.empty() ? 0 : SIZE_MAX;
  for (const Value& one : args.positional) {
    std::optional<ValueList> items = interpreter.elements(one);
    if (!items) return unknown_argument(args, "the elements are not known");
    rows = std::min(rows, items->size());
    columns.push_back(std::move(*items));
  }
  ValueList out;
  for (std::size_t i = 0; i < rows; ++i) {
    ValueList row;
    for (const ValueList& column : columns) row.push_back(column[i]);
    out.push_back(Value::tuple(std::move(row)));
  }
  return Value::list(std::move(out));
}

std::optional<Value> reversed(Interpreter& interpreter, const CallArguments& args) {
  if (args.positional.empty()) return std::nullopt;
  const std::optional<ValueList> items = interpreter.elements(*first(args));
  if (!items) return unknown_argument(args, "the elements are not known");
  return Value::list({items->rbegin(), items->rend()}).mark_from_catalog(catalog(args));
}

std::optional<Value> sorted(Interpreter& interpreter, const CallArguments& args) {
  if (args.positional.empty()) return std::nullopt;
  std::optional<ValueList> items = interpreter.elements(*first(args));
  const bool plain = args.keywords.empty() && items &&
                     std::all_of(items->begin(), items->end(),
                                 [](const Value& item) { return item.known_string().has_value(); });
  if (!plain) return unknown_argument(args, "the order is not known");
  std::stable_sort(items->begin(), items->end(), [](const Value& a, const Value& b) {
    return *a.known_string() < *b.known_string();
  });
  return Value::list(std::move(*items)).mark_from_catalog(catalog(args));
}

template <bool all>
std::optional<Value> quantified(Interpreter& interpreter, const CallArguments& args) {
  if (args.positional.empty()) return std::nullopt;
  const SequenceData* sequence = first(args)->as_sequence();
  const std::optional<ValueList> items =
      sequence != nullptr ? sequence->items : interpreter.elements(*first(args));
  if (!items)
    return unknown_argument(args, "the elements are not known").mark_from_catalog(catalog(args));
  bool known = sequence == nullptr || sequence->complete;
  for (const Value& item : *items) {
    const std::optional<bool> truth = item.truth();
    if (truth == std::optional<bool>(!all))
      return Value::boolean(!all).mark_from_catalog(catalog(args) || item.from_catalog());
    known = known && truth.has_value();
  }
  return (known ? Value::boolean(all) : unknown_argument(args, "its truth is not known"))
      .mark_from_catalog(catalog(args));
}

std::optional<Value> map_over(Interpreter& interpreter, const CallArguments& args) {
  if (args.positional.size() != 2) return std::nullopt;
  const std::optional<ValueList> items = interpreter.elements(args.positional[1]);
  if (!items) return unknown_argument(args, "the elements are not known");
  ValueList out;
  for (const Value& item : *items) {
    CallArguments one;
    one.positional.push_back(item);
    one.positional_spans.push_back(args.call);
    one.call = one.callee = args.call;
    out.push_back(interpreter.call(args.positional[0], std::move(one)));
  }
  return Value::list(std::move(out));
}

std::optional<Value> has_attribute(Interpreter&, const CallArguments& args) {
  if (args.positional.size() != 2) return std::nullopt;
  const std::optional<std::string> name = args.positional[1].known_string();
  if (!name) return std::nullopt;
  if (const ClassData* type = first(args)->as_class()) {
    if (type->find(*name) != nullptr) return Value::boolean(true);
  }
  if (const InstanceData* instance = first(args)->as_instance()) {
    if (instance->attributes.count(*name) != 0 || instance->type->find(*name) != nullptr)
      return Value::boolean(true);
  }
  return Value::unknown("whether the attribute exists is not known", args.call);
}

std::optional<Value> get_attribute(Interpreter& interpreter, const CallArguments& args) {
  if (args.positional.size() < 2) return std::nullopt;
  const std::optional<std::string> name = args.positional[1].known_string();
  if (!name) return Value::unknown("the attribute's name is not known", args.call);
  return interpreter.attribute(args.positional[0], *name, args.call);
}

/// False for what foreign code made and may be of any type: the result of a call, a name.
bool has_known_type(const Value& value) {
  if (value.is_unknown() || value.as_instance() != nullptr) return false;
  const ObjectData* object = value.as_object();
  const std::string* path = object != nullptr ? &object->path : value.as_symbol();
  return path == nullptr || path->starts_with("sqlalchemy.");
}

/// Whether a value is of a built-in type; nothing when that is not known.
std::optional<bool> is_of_type(const Value& value, const Value& type) {
  if (const SequenceData* types = type.as_sequence()) {
    std::optional<bool> any = types->complete ? std::optional(false) : std::nullopt;
    for (const Value& one : types->items) {
      const std::optional<bool> is = is_of_type(value, one);
      if (is == true) return true;
      if (!is) any = std::nullopt;
    }
    return any;
  }
  const std::string* name = type.as_symbol();
  if (name == nullptr || !has_known_type(value)) return std::nullopt;
  const SequenceData* sequence = value.as_sequence();
  const auto is_sequence = [&](SequenceKind kind) {
    return sequence != nullptr && sequence->kind == kind;
  };
  if (*name == "builtins.str") return value.as_text() != nullptr;
  if (*name == "builtins.list") return is_sequence(SequenceKind::list);
  if (*name == "builtins.tuple") return is_sequence(SequenceKind::tuple);
  if (*name == "builtins.set") return is_sequence(SequenceKind::set);
  if (*name == "builtins.dict") return value.as_dict() != nullptr;
  if (*name == "builtins.bool") return value.as_bool() != nullptr;
  if (*name == "builtins.int") return value.as_int() != nullptr || value.as_bool() != nullptr;
  return std::nullopt;
}

std::optional<Value> is_instance(Interpreter&, const CallArguments& args) {
  if (args.positional.size() != 2) return std::nullopt;
  const std::optional<bool> is = is_of_type(*first(args), args.positional[1]);
  return is ? Value::boolean(*is) : Value::unknown("the type is not known", args.call);
}

std::optional<Value> nothing(Interpreter&, const CallArguments&) { return Value::none(); }
std::optional<Value> same(Interpreter&, const CallArguments& args) {
  return args.positional.empty() ? std::nullopt : std::optional(args.positional[0]);
}

/// The value without the variable: what a fresh machine gives.
std::optional<Value> environment_variable(Interpreter&, const CallArguments& args) {
  const Value* standard = args.get(1, "default");
  return standard != nullptr ? *standard : Value::none();
}

std::optional<Value> dedent(Interpreter&, const CallArguments& args) {
  const MappedText* text = args.positional.empty() ? nullptr : first(args)->as_text();
  if (text == nullptr) return std::nullopt;
  return *first(args);  // indentation means nothing to SQL; the text keeps its places
}

std::optional<Value> cleandoc(Interpreter& interpreter, const CallArguments& args) {
  return dedent(interpreter, args);
}

const std::map<std::string, Builtin, std::less<>>& builtins() {
  static const std::map<std::string, Builtin, std::less<>> table{
      {"builtins.list", make_sequence<SequenceKind::list>},
      {"builtins.tuple", make_sequence<SequenceKind::tuple>},
      {"builtins.set", make_sequence<SequenceKind::set>},
      {"builtins.frozenset", make_sequence<SequenceKind::set>},
      {"builtins.dict", make_dict},
      {"collections.OrderedDict", make_dict},
      {"builtins.len", length},
      {"builtins.str", to_string},
      {"builtins.repr", representation},
      {"builtins.int", to_integer},
      {"builtins.bool", to_bool},
      {"builtins.range", range},
      {"builtins.enumerate", enumerate},
      {"builtins.zip", zip},
      {"builtins.reversed", reversed},
      {"builtins.sorted", sorted},
      {"builtins.any", quantified<false>},
      {"builtins.all", quantified<true>},
      {"builtins.map", map_over},
      {"builtins.hasattr", has_attribute},
      {"builtins.getattr", get_attribute},
      {"builtins.isinstance", is_instance},
      {"builtins.print", nothing},
      {"builtins.iter", same},
      {"typing.cast",
       [](Interpreter&, const CallArguments& args) -> std::optional<Value> {
         return args.positional.size() == 2 ? std::optional(args.positional[1]) : std::nullopt;
       }},
      {"os.environ.get", environment_variable},
      {"os.getenv", environment_variable},
      {"textwrap.dedent", dedent},
      {"inspect.cleandoc", cleandoc},
      {"asyncio.run", same},
      {"logging.getLogger", nullptr},
  };
  return table;
}

Value list_method(Interpreter& interpreter, const Value& object, const std::string& name,
                  const CallArguments& args) {
  SequenceData& list = *object.as_sequence();
  const bool uncertain = interpreter.certainty_depth() > list.certainty_depth;
  const auto mutated = [&] {
    if (uncertain || !args.complete) list.complete = false;
    return Value::none();
  };
  if ((name == "append" || name == "add") && args.positional.size() == 1) {
    const bool present = list.kind == SequenceKind::set &&
                         std::any_of(list.items.begin(), list.items.end(), [&](const Value& item) {
                           return item.equals(args.positional[0]) == std::optional<bool>(true);
                         });
    if (!present) list.items.push_back(args.positional[0]);
    return mutated();
  }
  if ((name == "extend" || name == "update") && args.positional.size() == 1) {
    const std::optional<ValueList> more = interpreter.elements(args.positional[0]);
    if (more)
      list.items.insert(list.items.end(), more->begin(), more->end());
    else
      list.complete = false;
    return mutated();
  }
  if (name == "insert" && args.positional.size() == 2 && args.positional[0].as_int() != nullptr) {
    const std::int64_t at = std::clamp<std::int64_t>(*args.positional[0].as_int(), 0,
                                                     static_cast<std::int64_t>(list.items.size()));
    list.items.insert(list.items.begin() + at, args.positional[1]);
    return mutated();
  }
  if (name == "copy") return with_kind(list.kind, list.items);
  if (name == "index" || name == "count")
    return Value::unknown("the position is not known", args.call);
  if (name == "pop" && args.positional.empty() && list.complete && !list.items.empty() &&
      !uncertain) {
    Value last = list.items.back();
    list.items.pop_back();
    return last;
  }
  if (name == "reverse" && list.complete && !uncertain) {
    std::reverse(list.items.begin(), list.items.end());
    return Value::none();
  }
  const bool reads = name == "union" || name == "difference" || name == "intersection" ||
                     name == "issubset" || name == "issuperset" || name.starts_with("__");
  if (!reads) list.complete = false;  // sort, remove, clear, …: followed no further
  return Value::unknown("the method '" + name + "' of a container is not followed", args.call)
      .mark_from_catalog(object.from_catalog());
}

Value dict_method(Interpreter& interpreter, const Value& object, const std::string& name,
                  const CallArguments& args) {
  DictData& dict = *object.as_dict();
  ValueList out;
  if (name == "items" || name == "keys" || name == "values") {
    for (const auto& [key, value] : dict.items)
      out.push_back(name == "items" ? Value::tuple({key, value}) : (name == "keys" ? key : value));
    Value made = Value::list(std::move(out));
    made.as_sequence()->complete = dict.complete;
    return made;
  }
  if ((name == "get" || name == "pop" || name == "setdefault") && !args.positional.empty()) {
    const Value& key = args.positional[0];
    const Value* found = dict.find(key);
    Value result = found != nullptr ? *found
                                    : (args.get(1, "default") != nullptr ? *args.get(1, "default")
                                                                         : Value::none());
    if (key.is_unknown() || (found == nullptr && !dict.complete))
      result = Value::unknown("the dict's content is not known", args.call);
    if (name == "setdefault" && found == nullptr) dict.set(key, result);
    if (name == "pop")
      std::erase_if(dict.items, [&](const auto& item) {
        return item.first.equals(key) == std::optional<bool>(true);
      });
    return result;
  }
  if (name == "copy") return Value::dict(dict.items);
  if (name == "update") {
    const CallArguments& given = args;
    const std::optional<Value> other = make_dict(interpreter, given);
    for (const auto& [key, value] : other->as_dict()->items) dict.set(key, value);
    dict.complete = dict.complete && other->as_dict()->complete &&
                    interpreter.certainty_depth() <= dict.certainty_depth;
    return Value::none();
  }
  dict.complete = false;
  return Value::unknown("the method '" + name + "' of a dict is not followed", args.call);
}

}  // namespace

std::optional<Value> Interpreter::call_builtin(const std::string& path, const CallArguments& args) {
  if (path == "enum.Enum" || path == "enum.StrEnum" || path == "enum.IntEnum")
    return functional_enum(path, args);
  if (path == "builtins.type") {
    if (auto made = make_class(args)) return made;
  }
  if (auto result = call_regex(*this, path, args)) return result;
  if (auto result = call_file_function(*this, path, args)) return result;
  const auto it = builtins().find(path);
  if (it != builtins().end() && it->second != nullptr) {
    if (!args.complete) return Value::unknown("the arguments are not known", args.call);
    if (std::optional<Value> result = it->second(*this, args)) return result;
  }
  return std::nullopt;
}

std::optional<Value> Interpreter::call_container_method(const Value& object,
                                                        const std::string& name,
                                                        const CallArguments& args) {
  if (object.as_sequence() != nullptr) return list_method(*this, object, name, args);
  return dict_method(*this, object, name, args);
}

}  // namespace migcheck
