// SPDX-License-Identifier: Apache-2.0
#include "core/schema/expression_printer.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "core/schema/constant_text.h"

namespace migcheck {
namespace {

using Kind = ExpressionKind;
using Type = std::optional<DataType>;

const DataType text_type = DataType::builtin("text");

bool is_base(const Type& type, std::string_view base) {
  return type && type->known && !type->user_defined && !type->array && type->base == base;
}

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

bool takes_text(const std::string& function) {
  constexpr std::array<std::string_view, 12> functions{
      "lower", "upper", "length", "char_length", "character_length", "btrim",
      "ltrim", "rtrim", "md5",    "initcap",     "reverse",          "octet_length"};
  return std::find(functions.begin(), functions.end(), function) != functions.end();
}

bool takes_sequence(const std::string& function) {
  return function == "nextval" || function == "currval" || function == "setval";
}

bool is_input_of_type(const std::string& function) {
  constexpr std::array<std::string_view, 6> types{"cidr", "date", "inet", "json", "jsonb", "uuid"};
  return std::find(types.begin(), types.end(), function) != types.end();
}

bool is_conditional(const std::string& function) {
  return function == "coalesce" || function == "nullif" || function == "greatest" ||
         function == "least";
}

class Printer {
 public:
  explicit Printer(const Table* table, bool pretty = false) : table_(table), pretty_(pretty) {}

  std::string print(const Expression& it) const {
    switch (it.kind) {
      case Kind::column:
        return quote_identifier(it.text);
      case Kind::string:
        return quote_literal(it.text);
      case Kind::number:
        return it.text;
      case Kind::keyword:
        return it.text == "true" || it.text == "false" ? it.text : upper(it.text);
      case Kind::call:
        return print_call(it);
      case Kind::binary:
        return print_binary(it);
      case Kind::prefix:
        return print_sign(it);
      case Kind::logical:
        return print_logical(it);
      case Kind::negation:
        return "(NOT " + print(it.parts[0]) + ")";
      case Kind::test:
        return "(" + print(it.parts[0]) + " " + it.text + ")";
      case Kind::in:
        return print_in(it);
      case Kind::any:
        return print_any(it);
      case Kind::array:
        return print_array(it, element_type(it.parts));
      case Kind::cast:
        return print_cast(it);
      case Kind::choice:
        return print_case(it);
    }
    return {};
  }

  Type type_of(const Expression& it) const {
    switch (it.kind) {
      case Kind::column:
        return column_type(it.text);
      case Kind::number:
        return DataType::builtin(is_whole_number(it.text) ? "integer" : "numeric");
      case Kind::cast:
        return it.type;
      case Kind::call:
        return call_type(it);
      case Kind::binary:
        return binary_type(it);
      case Kind::prefix:
        return type_of(it.parts[0]);
      case Kind::logical:
      case Kind::negation:
      case Kind::test:
      case Kind::in:
      case Kind::any:
        return DataType::builtin("boolean");
      default:
        return std::nullopt;
    }
  }

 private:
  Type column_type(const std::string& name) const {
    const Column* column = table_ == nullptr ? nullptr : table_->column(name);
    return column != nullptr && column->def.type.known ? Type(column->def.type) : std::nullopt;
  }

  Type call_type(const Expression& it) const {
    const std::string name = lower(it.text);
    if (name == "length" || name == "char_length" || name == "character_length" ||
        name == "octet_length" || name == "num_nonnulls" || name == "num_nulls" ||
        name == "jsonb_array_length" || name == "json_array_length")
      return DataType::builtin("integer");
    if (takes_text(name) || name == "jsonb_typeof" || name == "json_typeof") return text_type;
    if (is_conditional(name)) return element_type(it.parts);
    return std::nullopt;
  }

  Type binary_type(const Expression& it) const {
    constexpr std::array<std::string_view, 20> boolean{
        "=",  "<>",  "<",   ">",    "<=", ">=", "~", "~*", "!~", "!~*",
        "~~", "~~*", "!~~", "!~~*", "@>", "<@", "?", "?|", "?&", "&&"};
    if (std::find(boolean.begin(), boolean.end(), it.text) != boolean.end())
      return DataType::builtin("boolean");
    Type left = type_of(it.parts[0]);
    if (it.text == "||" && (is_base(left, "jsonb") || (left && left->array))) return left;
    if (it.text == "->>" || it.text == "#>>" || it.text == "||") return text_type;
    const Type right = type_of(it.parts[1]);
    return width(right) > width(left) ? right : left;
  }

  Type element_type(const std::vector<Expression>& parts) const {
    for (const Expression& part : parts) {
      if (Type type = type_of(part)) return type;
    }
    return std::nullopt;
  }

  std::string bracketed(const Expression& it) const {
    const bool name = it.kind == Kind::column || it.kind == Kind::call;
    return pretty_ && name ? print(it) : "(" + print(it) + ")";
  }

  // An operand in an operator that works on `wanted`.
  std::string operand(const Expression& it, const Type& wanted) const {
    if (!wanted) return print(it);
    if (it.kind == Kind::string) return constant_text(it.text, *wanted);
    const Type own = type_of(it);
    const bool varchar_as_text = is_base(own, "character varying") && is_base(wanted, "text");
    const bool exact = integer_width(own) > 0 || is_base(own, "numeric");
    const bool wider = exact && width(wanted) > width(own);
    if (varchar_as_text || wider) {
      DataType bare = *wanted;
      bare.modifier.clear();
      return bracketed(it) + "::" + bare.format();
    }
    return print(it);
  }

  // The wider of two number types, 0 for everything else.
  static int width(const Type& type) {
    if (is_base(type, "numeric")) return 1;
    return is_base(type, "double precision") ? 2 : 0;
  }

  // The type that both sides of an operator take. There is no operator of character varying.
  Type common_type(const Expression& left, const Expression& right) const {
    Type type = type_of(left);
    const Type other = type_of(right);
    if (!type || width(other) > width(type)) type = other ? other : type;
    if (is_base(type, "character varying")) return text_type;
    return type;
  }

  // A negative number is one constant to the server.
  std::string print_sign(const Expression& it) const {
    const Expression& inner = it.parts[0];
    if (it.text == "-" && inner.kind == Kind::number)
      return "'-" + inner.text + "'::" + type_of(inner)->format();
    return "(" + it.text + " " + print(inner) + ")";
  }

  static int integer_width(const Type& type) {
    if (is_base(type, "smallint")) return 1;
    if (is_base(type, "integer")) return 2;
    return is_base(type, "bigint") ? 3 : 0;
  }

  // Operators whose right side has a type of its own: keys and paths in json.
  Type key_type(const Expression& it) const {
    const std::string& text = it.text;
    const bool removes = text == "-" && is_base(type_of(it.parts[0]), "jsonb");
    if (text == "->" || text == "->>" || text == "?" || removes) return text_type;
    if (text != "#>" && text != "#>>" && text != "?|" && text != "?&") return std::nullopt;
    DataType path = text_type;
    path.array = true;
    return path;
  }

  std::string print_keyed(const Expression& it, const DataType& key) const {
    const Expression& right = it.parts[1];
    const bool list = key.array && right.kind == Kind::array;
    return "(" + print(it.parts[0]) + " " + it.text + " " +
           (list ? print_array(right, text_type) : operand(right, key)) + ")";
  }

  // The remainder is the one calculation that has no operators of different integers.
  std::string print_remainder(const Expression& it) const {
    const int left = integer_width(type_of(it.parts[0]));
    const int right = integer_width(type_of(it.parts[1]));
    const auto side = [&](const Expression& part, int own, int other) {
      if (own == 0 || own >= other) return print(part);
      return bracketed(part) + "::" + (other == 3 ? "bigint" : "integer");
    };
    return "(" + side(it.parts[0], left, right) + " % " + side(it.parts[1], right, left) + ")";
  }

  std::string print_binary(const Expression& it) const {
    const Expression& left = it.parts[0];
    const Expression& right = it.parts[1];
    if (const Type key = key_type(it)) return print_keyed(it, *key);
    const bool integers = integer_width(type_of(left)) > 0 && integer_width(type_of(right)) > 0;
    if (it.text == "%" && integers) return print_remainder(it);
    Type type = common_type(left, right);
    if (!type && it.text == "||") type = text_type;
    return "(" + operand(left, type) + " " + it.text + " " + operand(right, type) + ")";
  }

  std::string print_logical(const Expression& it) const {
    std::string out = "(";
    for (std::size_t at = 0; at < it.parts.size(); ++at)
      out += (at == 0 ? "" : " " + it.text + " ") + print(it.parts[at]);
    return out + ")";
  }

  std::string print_call(const Expression& it) const {
    const std::string name = lower(it.text);
    // A type's name called on a constant is its input: jsonb('{}') reads back as '{}'::jsonb.
    if (it.parts.size() == 1 && it.parts[0].kind == Kind::string && is_input_of_type(name))
      return operand(it.parts[0], DataType::builtin(name));
    const Type type = takes_text(name)       ? Type(text_type)
                      : takes_sequence(name) ? Type(DataType::builtin("regclass"))
                      : is_conditional(name) ? element_type(it.parts)
                                             : std::nullopt;
    std::string out = is_conditional(name) ? upper(name) : name;
    out += "(";
    for (std::size_t at = 0; at < it.parts.size(); ++at) {
      const bool configuration = name == "to_tsvector" && it.parts.size() == 2;
      const Type first = name == "timezone" ? Type(text_type)
                         : configuration    ? Type(DataType::builtin("regconfig"))
                                            : type;
      out += (at == 0 ? "" : ", ") + operand(it.parts[at], at == 0 ? first : type);
    }
    return out + ")";
  }

  std::string print_array(const Expression& it, const Type& type) const {
    std::string out = "ARRAY[";
    for (std::size_t at = 0; at < it.parts.size(); ++at)
      out += (at == 0 ? "" : ", ") + operand(it.parts[at], type);
    return out + "]";
  }

  // Lists of constants become arrays; those of character varying are compared as text.
  std::string print_in(const Expression& it) const {
    const Type type = type_of(it.parts[0]);
    if (it.parts.size() == 2) {
      Expression single = it;
      single.kind = Kind::binary;
      return print(single);
    }
    Expression list;
    list.kind = Kind::array;
    list.parts.assign(it.parts.begin() + 1, it.parts.end());
    std::string array = print_array(list, type);
    std::string left = print(it.parts[0]);
    if (is_base(type, "character varying")) {
      left = "(" + left + ")::text";
      array = "(" + array + ")::text[]";
    }
    return "(" + left + " " + it.text + (it.text == "=" ? " ANY (" : " ALL (") + array + "))";
  }

  std::string print_any(const Expression& it) const {
    const Expression& list = it.parts[1];
    if (list.kind != Kind::array)
      return "(" + operand(it.parts[0], list_element(list)) + " " + it.text + " (" + print(list) +
             "))";
    Type type = type_of(it.parts[0]);
    if (is_base(type, "character varying")) type = text_type;
    return "(" + operand(it.parts[0], type) + " " + it.text + " (" + print_array(list, type) + "))";
  }

  // The element type of a list that is cast to an array type.
  static Type list_element(const Expression& list) {
    if (list.kind != Kind::cast || !list.type.array) return std::nullopt;
    DataType element = list.type;
    element.array = false;
    return element;
  }

  // A cast of ARRAY[…] goes to its elements.
  std::string print_array_cast(const Expression& it) const {
    Expression array = it.parts[0];
    if (array.parts.empty()) return "ARRAY[]::" + it.type.format();
    for (Expression& part : array.parts) {
      Expression cast;
      cast.kind = Kind::cast;
      cast.type = *list_element(it);
      cast.parts.push_back(std::move(part));
      part = std::move(cast);
    }
    return print_array(array, std::nullopt);
  }

  std::string print_cast(const Expression& it) const {
    const Expression& inner = it.parts[0];
    if (inner.kind == Kind::array && it.type.array) return print_array_cast(it);
    if (inner.kind == Kind::string && it.type.modifier.empty())
      return constant_text(inner.text, it.type);
    const bool bare = inner.kind == Kind::string;
    return (bare ? print(inner) : bracketed(inner)) + "::" + it.type.format();
  }

  std::string print_case(const Expression& it) const {
    std::size_t at = 0;
    std::string out = "\nCASE";
    if (it.has_operand) out += " " + print(it.parts[at++]);
    const std::size_t end = it.parts.size() - (it.has_else ? 1 : 0);
    for (; at + 2 <= end; at += 2)
      out += "\n    WHEN " +
             (pretty_ ? without_parentheses(print(it.parts[at])) : print(it.parts[at])) + " THEN " +
             print(it.parts[at + 1]);
    if (it.has_else) out += "\n    ELSE " + print(it.parts.back());
    return out + "\nEND";
  }

  const Table* table_;
  bool pretty_;  // a cast binds tightest, so a name before it needs no brackets
};

bool closes_at_end(const std::string& sql) {
  int depth = 0;
  char quote = '\0';
  for (std::size_t at = 0; at < sql.size(); ++at) {
    const char c = sql[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '\'' || c == '"') {
      quote = c;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')' && --depth == 0) {
      return at + 1 == sql.size();
    }
  }
  return false;
}

}  // namespace

std::string print_expression(const Expression& expression, const Table* table, bool pretty) {
  return Printer(table, pretty).print(expression);
}

std::string without_parentheses(const std::string& sql) {
  const bool wrapped = sql.size() > 1 && sql.front() == '(' && closes_at_end(sql);
  return wrapped ? sql.substr(1, sql.size() - 2) : sql;
}

}  // namespace migcheck
