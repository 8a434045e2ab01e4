// SPDX-License-Identifier: Apache-2.0
// Functions of their arguments alone: on texts and arrays, as PL/pgSQL needs them to build SQL. A
// part that is unknown stays in the result as a hole.
#include <algorithm>
#include <array>
#include <cctype>

#include "core/schema/names.h"
#include "core/source/utf8.h"
#include "core/sql/evaluator.h"
#include "core/sql/hole.h"

namespace migcheck::sql {
namespace {

using Arguments = std::vector<Datum>;

bool all_known_texts(const Arguments& arguments) {
  return std::all_of(arguments.begin(), arguments.end(), [](const Datum& argument) {
    return argument.is(DatumKind::text) && argument.known();
  });
}

bool any_null(const Arguments& arguments) {
  return std::any_of(arguments.begin(), arguments.end(),
                     [](const Datum& argument) { return argument.is_null(); });
}

Datum fold(const Datum& argument, int (*change)(int)) {
  if (!argument.is(DatumKind::text)) return argument.is_null() ? argument : Datum();
  if (!argument.known()) return Datum::of(std::string(hole_mark));
  std::string text = argument.text;
  for (char& byte : text) byte = static_cast<char>(change(static_cast<unsigned char>(byte)));
  return Datum::of(std::move(text));
}

Datum lower(const Arguments& arguments) { return fold(arguments[0], std::tolower); }
Datum upper(const Arguments& arguments) { return fold(arguments[0], std::toupper); }

std::string quoted_name(const Datum& value) {
  const std::string text = as_text(value);
  return has_hole(text) ? text : quote_identifier(text);
}

std::string quoted_value(const Datum& value) {
  return value.is_null() ? "NULL" : quote_literal(as_text(value));
}

Datum quote_ident(const Arguments& arguments) {
  return any_null(arguments) ? Datum::null() : Datum::of(quoted_name(arguments[0]));
}
Datum quote_value(const Arguments& arguments) {
  return any_null(arguments) ? Datum::null() : Datum::of(quoted_value(arguments[0]));
}
Datum quote_nullable(const Arguments& arguments) { return Datum::of(quoted_value(arguments[0])); }

Datum concat(const Arguments& arguments) {
  std::string text;
  for (const Datum& argument : arguments) text += as_text(argument);
  return Datum::of(std::move(text));
}

Datum concat_ws(const Arguments& arguments) {
  std::string text;
  bool first = true;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    if (arguments[i].is_null()) continue;
    if (!first) text += as_text(arguments[0]);
    text += as_text(arguments[i]);
    first = false;
  }
  return Datum::of(std::move(text));
}

/// The position of a `%2$I` placeholder, if it has one; `at` moves behind it.
std::optional<std::size_t> explicit_position(const std::string& format, std::size_t& at) {
  std::size_t end = at;
  std::size_t position = 0;
  while (end < format.size() && std::isdigit(static_cast<unsigned char>(format[end])) != 0 &&
         position < 1000) {
    position = position * 10 + static_cast<std::size_t>(format[end++] - '0');
  }
  if (end == at || end >= format.size() || format[end] != '$' || position == 0) return std::nullopt;
  at = end + 1;
  return position;
}

std::string formatted(char kind, const Datum& value) {
  if (kind == 'I') return quoted_name(value);
  if (kind == 'L') return quoted_value(value);
  return as_text(value);
}

/// format(); a placeholder that it cannot read makes the rest unknown.
Datum format(const Arguments& arguments) {
  if (arguments[0].is_null()) return Datum::null();
  if (!arguments[0].is(DatumKind::text)) return {};
  const std::string& pattern = arguments[0].text;
  std::string text;
  std::size_t next = 1;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] != '%' || ++at >= pattern.size()) {
      text += pattern[std::min(at, pattern.size() - 1)];
      continue;
    }
    if (pattern[at] == '%') {
      text += '%';
      continue;
    }
    const std::size_t position = explicit_position(pattern, at).value_or(next);
    const bool readable = at < pattern.size() && position < arguments.size() &&
                          std::string_view("sIL").find(pattern[at]) != std::string_view::npos;
    if (!readable) return Datum::of(text + std::string(hole_mark));
    text += formatted(pattern[at], arguments[position]);
    next = position + 1;
  }
  return Datum::of(std::move(text));
}

Datum length(const Arguments& arguments) {
  if (!all_known_texts(arguments)) return any_null(arguments) ? Datum::null() : Datum();
  return Datum::of(static_cast<std::int64_t>(utf8_length(arguments[0].text)));
}

Datum replace(const Arguments& arguments) {
  if (!all_known_texts(arguments)) return any_null(arguments) ? Datum::null() : Datum();
  const std::string& from = arguments[1].text;
  if (from.empty()) return arguments[0];
  std::string text;
  std::size_t at = 0;
  for (std::size_t found = 0; (found = arguments[0].text.find(from, at)) != std::string::npos;
       at = found + from.size()) {
    text += arguments[0].text.substr(at, found - at) + arguments[2].text;
  }
  return Datum::of(text + arguments[0].text.substr(at));
}

Datum trim(const Arguments& arguments) {
  if (!all_known_texts(arguments)) return any_null(arguments) ? Datum::null() : Datum();
  const std::string& text = arguments[0].text;
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string::npos) return Datum::of(std::string());
  return Datum::of(text.substr(first, text.find_last_not_of(' ') + 1 - first));
}

Datum array_length(const Arguments& arguments) {
  if (arguments[0].is_null()) return Datum::null();
  if (!arguments[0].is(DatumKind::array)) return {};
  const auto size = static_cast<std::int64_t>(arguments[0].elements.size());
  return size == 0 && arguments.size() == 2 ? Datum::null() : Datum::of(size);
}

Datum append(const Arguments& arguments) {
  return apply_operator(
      "||", arguments[0].is_null() ? Datum::array({}) : arguments[0],
      arguments[1].is(DatumKind::array) ? Datum::array({arguments[1]}) : arguments[1]);
}

/// format_type(oid, typmod).
Datum format_type(const Arguments& arguments) {
  return arguments[0].is(DatumKind::oid) && arguments[1].is_null() ? Datum::of(arguments[0].shown)
                                                                   : Datum();
}

/// Gives a text that is not known, but is not NULL.
Datum some_text(const Arguments& /*arguments*/) { return Datum::of(std::string(hole_mark)); }

struct Function {
  std::string_view name;
  std::size_t fewest;
  std::size_t most;
  Datum (*call)(const Arguments&);
};

constexpr std::size_t any_number = 1000;
constexpr std::array functions{
    Function{"array_append", 2, 2, append},
    Function{"array_length", 2, 2, array_length},
    Function{"btrim", 1, 1, trim},
    Function{"cardinality", 1, 1, array_length},
    Function{"char_length", 1, 1, length},
    Function{"concat", 1, any_number, concat},
    Function{"concat_ws", 1, any_number, concat_ws},
    Function{"current_database", 0, 0, some_text},
    Function{"format", 1, any_number, format},
    Function{"format_type", 2, 2, format_type},
    Function{"gen_random_uuid", 0, 0, some_text},
    Function{"length", 1, 1, length},
    Function{"lower", 1, 1, lower},
    Function{"pg_get_constraintdef", 1, 2, some_text},
    Function{"quote_ident", 1, 1, quote_ident},
    Function{"quote_literal", 1, 1, quote_value},
    Function{"quote_nullable", 1, 1, quote_nullable},
    Function{"replace", 3, 3, replace},
    Function{"upper", 1, 1, upper},
};

}  // namespace

std::optional<Datum> call_function(const std::string& name, const Arguments& arguments) {
  const auto* const found =
      std::find_if(functions.begin(), functions.end(), [&](const Function& function) {
        return function.name == name && arguments.size() >= function.fewest &&
               arguments.size() <= function.most;
      });
  if (found == functions.end()) return std::nullopt;
  return found->call(arguments);
}

}  // namespace migcheck::sql
