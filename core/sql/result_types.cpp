// SPDX-License-Identifier: Apache-2.0
#include "core/sql/result_types.h"

#include <algorithm>
#include <array>
#include <map>

namespace migcheck::sql {
namespace {

constexpr std::array<std::string_view, 6> numbers{"smallint", "integer", "bigint",
                                                  "numeric",  "real",    "double precision"};
constexpr std::array<std::string_view, 3> moments{"date", "timestamp without time zone",
                                                  "timestamp with time zone"};

DataType builtin(std::string_view name) { return DataType::builtin(std::string(name)); }

bool plain(const DataType& type) { return type.known && !type.array && !type.user_defined; }

bool is(const DataType& type, std::string_view name) { return plain(type) && type.base == name; }

DataType bare(const DataType& type) {
  DataType out = type;
  out.modifier.clear();
  return out;
}

bool same_but_modifier(const DataType& one, const DataType& other) {
  return bare(one) == bare(other);
}

/// The place in a list of types of which each is converted to those behind it; -1 for none.
template <std::size_t Size>
int rank(const std::array<std::string_view, Size>& ladder, const DataType& type) {
  const auto found = std::find(ladder.begin(), ladder.end(), type.base);
  return plain(type) && found != ladder.end() ? static_cast<int>(found - ladder.begin()) : -1;
}

bool is_text(const DataType& type) { return is(type, "text") || is(type, "character varying"); }

DataType wider(const DataType& one, const DataType& other) {
  if (same_but_modifier(one, other)) return one == other ? one : bare(one);
  if (rank(numbers, one) >= 0 && rank(numbers, other) >= 0)
    return bare(rank(numbers, one) > rank(numbers, other) ? one : other);
  if (rank(moments, one) >= 0 && rank(moments, other) >= 0)
    return bare(rank(moments, one) > rank(moments, other) ? one : other);
  // Each of the two is converted to the other, so that the first one stays.
  if (is_text(one) && is_text(other)) return bare(one);
  return DataType::unknown();
}

// Of two numbers; there are no operators of real and integers.
DataType arithmetic(const DataType& left, const DataType& right) {
  const int one = rank(numbers, left);
  const int other = rank(numbers, right);
  if (one < 0 || other < 0) return DataType::unknown();
  if (one != other && (is(left, "real") || is(right, "real"))) return builtin("double precision");
  return bare(one > other ? left : right);
}

DataType of_moments(std::string_view operation, const DataType& left, const DataType& right) {
  const bool minus = operation == "-";
  if (!minus && operation != "+") return DataType::unknown();
  if (is(left, "date") && is(right, "integer")) return left;
  if (minus && is(left, "date") && is(right, "date")) return builtin("integer");
  if (is(left, "date") && is(right, "interval")) return builtin(moments[1]);
  if (rank(moments, left) > 0 && is(right, "interval")) return bare(left);
  if (minus && rank(moments, left) > 0 && same_but_modifier(left, right))
    return builtin("interval");
  return DataType::unknown();
}

DataType concatenated(const Operand& left, const Operand& right) {
  const bool text = (left.untyped || is_text(left.type)) && (right.untyped || is_text(right.type));
  if (text) return builtin("text");
  const bool json =
      (left.untyped || is(left.type, "jsonb")) && (right.untyped || is(right.type, "jsonb"));
  return json ? builtin("jsonb") : DataType::unknown();
}

DataType element_of_json(std::string_view operation, const DataType& left) {
  if (!is(left, "json") && !is(left, "jsonb")) return DataType::unknown();
  return operation.size() == 3 ? builtin("text") : bare(left);
}

DataType extreme(const DataType& type) {
  if (is_text(type)) return builtin("text");
  const bool ordered = rank(numbers, type) >= 0 || rank(moments, type) >= 0;
  return ordered || is(type, "interval") ? bare(type) : DataType::unknown();
}

DataType sum(const DataType& type) {
  if (is(type, "smallint") || is(type, "integer")) return builtin("bigint");
  if (is(type, "bigint")) return builtin("numeric");
  return rank(numbers, type) >= 0 || is(type, "interval") ? bare(type) : DataType::unknown();
}

DataType average(const DataType& type) {
  if (is(type, "interval")) return bare(type);
  const int at = rank(numbers, type);
  if (at < 0) return DataType::unknown();
  return builtin(at <= rank(numbers, builtin("numeric")) ? "numeric" : "double precision");
}

DataType array_of(const DataType& type) {
  DataType out = bare(type);
  out.array = true;
  return out;
}

DataType rounded(const DataType& type) {
  const int at = rank(numbers, type);
  if (at < 0) return DataType::unknown();
  return builtin(is(type, "numeric") ? "numeric" : "double precision");
}

DataType magnitude(const DataType& type) {
  return rank(numbers, type) >= 0 ? bare(type) : DataType::unknown();
}

DataType truncated_moment(const DataType& type) {
  if (is(type, "date")) return builtin(moments[2]);
  return rank(moments, type) > 0 ? bare(type) : DataType::unknown();
}

DataType text_of(const DataType& type) {
  return is_text(type) ? builtin("text") : DataType::unknown();
}

/// Functions whose result does not depend on the types of their arguments.
const std::map<std::string_view, std::string_view>& fixed_results() {
  static const std::map<std::string_view, std::string_view> results{
      {"array_length", "integer"},
      {"bool_and", "boolean"},
      {"bool_or", "boolean"},
      {"cardinality", "integer"},
      {"char_length", "integer"},
      {"concat", "text"},
      {"concat_ws", "text"},
      {"count", "bigint"},
      {"date_part", "double precision"},
      {"dense_rank", "bigint"},
      {"every", "boolean"},
      {"format", "text"},
      {"gen_random_uuid", "uuid"},
      {"initcap", "text"},
      {"json_agg", "json"},
      {"json_build_object", "json"},
      {"jsonb_agg", "jsonb"},
      {"jsonb_array_length", "integer"},
      {"jsonb_build_object", "jsonb"},
      {"jsonb_object_agg", "jsonb"},
      {"md5", "text"},
      {"nextval", "bigint"},
      {"now", "timestamp with time zone"},
      {"random", "double precision"},
      {"rank", "bigint"},
      {"regexp_replace", "text"},
      {"replace", "text"},
      {"row_number", "bigint"},
      {"row_to_json", "json"},
      {"split_part", "text"},
      {"string_agg", "text"},
      {"to_char", "text"},
      {"to_jsonb", "jsonb"},
      {"uuid_generate_v4", "uuid"}};
  return results;
}

/// Functions whose result comes from the type of their first argument.
const std::map<std::string_view, DataType (*)(const DataType&)>& results_of_first() {
  static const std::map<std::string_view, DataType (*)(const DataType&)> results{
      {"abs", magnitude},    {"array_agg", array_of}, {"avg", average},
      {"btrim", text_of},    {"ceil", rounded},       {"ceiling", rounded},
      {"first_value", bare}, {"floor", rounded},      {"lag", bare},
      {"last_value", bare},  {"lead", bare},          {"left", text_of},
      {"lower", text_of},    {"ltrim", text_of},      {"max", extreme},
      {"min", extreme},      {"right", text_of},      {"round", rounded},
      {"rtrim", text_of},    {"substr", text_of},     {"substring", text_of},
      {"sum", sum},          {"trunc", rounded},      {"upper", text_of}};
  return results;
}

}  // namespace

DataType common_type(const std::vector<Operand>& parts) {
  const Operand* first = nullptr;
  DataType found;
  for (const Operand& part : parts) {
    if (part.untyped) continue;
    found = first == nullptr ? part.type : wider(found, part.type);
    first = &part;
    if (!found.known) return found;
  }
  if (first == nullptr) return builtin("text");
  const bool constants =
      std::any_of(parts.begin(), parts.end(), [](const Operand& part) { return part.untyped; });
  return constants ? bare(found) : found;
}

DataType operator_type(std::string_view operation, const Operand& left, const Operand& right) {
  constexpr std::array<std::string_view, 6> comparisons{"=", "<>", "<", "<=", ">", ">="};
  if (std::find(comparisons.begin(), comparisons.end(), operation) != comparisons.end())
    return builtin("boolean");
  if (operation == "||") return concatenated(left, right);
  if (operation == "->" || operation == "->>" || operation == "#>" || operation == "#>>")
    return element_of_json(operation, left.type);
  constexpr std::array<std::string_view, 5> calculations{"+", "-", "*", "/", "%"};
  if (std::find(calculations.begin(), calculations.end(), operation) == calculations.end())
    return DataType::unknown();
  // A constant takes the type of the other side where that is a number.
  if (left.untyped || right.untyped) {
    const DataType& type = left.untyped ? right.type : left.type;
    return left.untyped != right.untyped ? magnitude(type) : DataType::unknown();
  }
  const DataType found = arithmetic(left.type, right.type);
  return found.known ? found : of_moments(operation, left.type, right.type);
}

DataType function_type(const std::string& name, const std::vector<Operand>& args) {
  if (const auto found = fixed_results().find(name); found != fixed_results().end())
    return builtin(found->second);
  if (name == "date_trunc")
    return args.size() == 2 ? truncated_moment(args[1].type) : DataType::unknown();
  if (name == "length" && args.size() == 1 && is_text(args[0].type)) return builtin("integer");
  const auto found = results_of_first().find(name);
  if (found == results_of_first().end() || args.empty() || args[0].untyped)
    return DataType::unknown();
  return args[0].type.known ? found->second(args[0].type) : DataType::unknown();
}

}  // namespace migcheck::sql
