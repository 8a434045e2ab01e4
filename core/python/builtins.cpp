// SPDX-License-Identifier: Apache-2.0
// Python's built-in functions, plus the few functions of the standard library that migrations use.
#include <algorithm>
#include <map>

#include "core/python/column_type_value.h"
#include "core/python/containers.h"
#include "core/python/files.h"
#include "core/python/format_spec.h"
#include "core/python/itertools.h"

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
  if (items) items = in_order(interpreter, std::move(*items), args);
  if (!items) return unknown_argument(args, "the order is not known");
  return Value::list(std::move(*items)).mark_from_catalog(catalog(args));
}

/// The elements that min(), max() and sum() look at: those of the only argument, or the arguments.
std::optional<ValueList> operands(Interpreter& interpreter, const CallArguments& args) {
  return args.positional.size() == 1 ? interpreter.elements(*first(args))
                                     : std::optional(args.positional);
}

template <bool largest>
std::optional<Value> extreme(Interpreter& interpreter, const CallArguments& args) {
  std::optional<ValueList> items = operands(interpreter, args);
  CallArguments order = args;
  std::erase_if(order.keywords, [](const auto& one) { return one.first == "default"; });
  order.keywords.emplace_back("reverse", Value::boolean(largest));
  if (items) items = in_order(interpreter, std::move(*items), order);
  if (!items) return unknown_argument(args, "the order is not known");
  const Value* otherwise = args.keyword("default");
  if (items->empty()) return otherwise != nullptr ? std::optional(*otherwise) : std::nullopt;
  return items->front();
}

std::optional<Value> sum(Interpreter& interpreter, const CallArguments& args) {
  if (args.positional.size() != 1) return std::nullopt;
  const std::optional<ValueList> items = interpreter.elements(*first(args));
  std::int64_t total = 0;
  if (!items) return unknown_argument(args, "the elements are not known");
  for (const Value& item : *items) {
    const std::int64_t* value = item.as_int();
    if (value == nullptr || __builtin_add_overflow(total, *value, &total))
      return unknown_argument(args, "the sum is not known");
  }
  return Value::integer(total);
}

std::optional<Value> absolute(Interpreter&, const CallArguments& args) {
  const std::int64_t* value = args.positional.size() == 1 ? first(args)->as_int() : nullptr;
  if (value == nullptr || *value == INT64_MIN) return std::nullopt;
  return Value::integer(*value < 0 ? -*value : *value);
}

/// bin(), oct() and hex(), which are format() with a prefix.
template <char kind>
std::optional<Value> in_base(Interpreter&, const CallArguments& args) {
  if (args.positional.size() != 1 || first(args)->as_int() == nullptr)
    return unknown_argument(args, "the number is not known");
  const auto text = format_value(*first(args), std::string("#") + kind);
  return text ? std::optional(Value::string(*text)) : std::nullopt;
}

std::optional<Value> formatted(Interpreter& interpreter, const CallArguments& args) {
  if (args.positional.size() < 2) return to_string(interpreter, args);
  const auto spec = args.positional[1].known_string();
  const auto text = spec ? format_value(*first(args), *spec) : std::nullopt;
  return text ? Value::string(*text) : Value::string(MappedText::unknown(args.call));
}

std::optional<Value> character(Interpreter&, const CallArguments& args) {
  const std::int64_t* code = args.positional.size() == 1 ? first(args)->as_int() : nullptr;
  if (code == nullptr || *code < 0 || *code > 126) return std::nullopt;
  return Value::string(std::string(1, static_cast<char>(*code)));
}

std::optional<Value> code_point(Interpreter&, const CallArguments& args) {
  const auto text = args.positional.size() == 1 ? first(args)->known_string() : std::nullopt;
  if (!text || text->size() != 1 || static_cast<unsigned char>(text->front()) > 126)
    return std::nullopt;
  return Value::integer(text->front());
}

/// filter(): what the function accepts; None stands for the truth of the element itself.
std::optional<Value> filter(Interpreter& interpreter, const CallArguments& args) {
  if (args.positional.size() != 2) return std::nullopt;
  const std::optional<ValueList> items = interpreter.elements(args.positional[1]);
  if (!items) return unknown_argument(args, "the elements are not known");
  ValueList kept;
  for (const Value& item : *items) {
    const Value answer =
        first(args)->is_none() ? item : call_with(interpreter, *first(args), item, args);
    const std::optional<bool> truth = answer.truth();
    if (!truth) return unknown_argument(args, "what is kept is not known");
    if (*truth) kept.push_back(item);
  }
  return Value::list(std::move(kept));
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
  for (const Value& item : *items)
    out.push_back(call_with(interpreter, args.positional[0], item, args));
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
  const ObjectData* object = first(args)->as_object();
  if (object != nullptr && object->path == "migcheck.bind" &&
      (*name == "dialect" || *name == "execute" || *name == "engine")) {
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

/// Whether the connection's dialect is of a class that a library names; nothing for other values.
std::optional<bool> is_dialect_of(const Value& value, const std::string& type) {
  const ObjectData* object = value.as_object();
  const bool dialect =
      object != nullptr &&
      (object->path == "sqlalchemy.dialect" ||
       (object->path.starts_with("sqlalchemy.") && object->path.ends_with("().dialect")));
  if (!dialect || !type.starts_with("sqlalchemy.dialects.")) return std::nullopt;
  const std::string name = type.substr(type.rfind('.') + 1);
  if (name == "PGDialect") return true;
  return name == "MySQLDialect" || name == "SQLiteDialect" || name == "OracleDialect" ||
                 name == "MSDialect"
             ? std::optional(false)
             : std::nullopt;
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
  if (name == nullptr) return std::nullopt;
  if (const auto column_type = is_column_type_of(value, *name)) return column_type;
  if (!has_known_type(value)) return std::nullopt;
  if (const auto dialect = is_dialect_of(value, *name)) return dialect;
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

/// type(x), where the class is known.
std::optional<Value> class_of_value(const CallArguments& args) {
  if (args.positional.size() != 1 || !args.complete) return std::nullopt;
  if (const InstanceData* instance = first(args)->as_instance()) {
    return instance->type == nullptr ? std::nullopt : std::optional(Value::class_(instance->type));
  }
  const ObjectData* object = first(args)->as_object();
  if (object == nullptr) return std::nullopt;
  const auto found = object->attributes.find("__class__");
  return found == object->attributes.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Value> nothing(Interpreter&, const CallArguments&) { return Value::none(); }
std::optional<Value> same(Interpreter&, const CallArguments& args) {
  return args.positional.empty() ? std::nullopt : std::optional(args.positional[0]);
}

/// The value without the variable: what a fresh machine gives.
std::optional<Value> environment_variable(Interpreter&, const CallArguments& args) {
  const Value* standard = args.get(1, "default");
  return standard != nullptr ? *standard : Value(Value::none()).mark_unset();
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
      {"builtins.min", extreme<false>},
      {"builtins.max", extreme<true>},
      {"builtins.sum", sum},
      {"builtins.abs", absolute},
      {"builtins.bin", in_base<'b'>},
      {"builtins.oct", in_base<'o'>},
      {"builtins.hex", in_base<'x'>},
      {"builtins.format", formatted},
      {"builtins.chr", character},
      {"builtins.ord", code_point},
      {"builtins.filter", filter},
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

}  // namespace

std::optional<Value> Interpreter::call_builtin(const std::string& path, const CallArguments& args) {
  if (path == "enum.Enum" || path == "enum.StrEnum" || path == "enum.IntEnum")
    return functional_enum(path, args);
  if (path == "builtins.type") {
    if (auto made = make_class(args)) return made;
    if (auto its_class = class_of_value(args)) return its_class;
  }
  if (auto result = call_regex(*this, path, args)) return result;
  if (auto result = call_file_function(*this, path, args)) return result;
  if (auto result = call_itertools(*this, path, args)) return result;
  const auto it = builtins().find(path);
  if (it != builtins().end() && it->second != nullptr) {
    if (!args.complete) return Value::unknown("the arguments are not known", args.call);
    if (std::optional<Value> result = it->second(*this, args)) return result;
  }
  return std::nullopt;
}

}  // namespace migcheck
