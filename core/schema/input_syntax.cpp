// SPDX-License-Identifier: Apache-2.0
#include "core/schema/input_syntax.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "core/schema/json_syntax.h"

namespace migcheck {
namespace {

std::string trimmed(const std::string& text) {
  const auto blank = [](unsigned char c) { return std::isspace(c) != 0; };
  const auto begin = std::find_if_not(text.begin(), text.end(), blank);
  const auto end = std::find_if_not(text.rbegin(), text.rend(), blank).base();
  return begin < end ? std::string(begin, end) : std::string();
}

bool digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool integer_syntax(const std::string& text) {
  const std::string bare = trimmed(text);
  const bool sign = !bare.empty() && (bare[0] == '-' || bare[0] == '+');
  return digits(std::string_view(bare).substr(sign ? 1 : 0));
}

// true, false, yes, no and their beginnings; on, off (two letters at least); 1, 0.
bool boolean_syntax(const std::string& text) {
  std::string bare = trimmed(text);
  std::transform(bare.begin(), bare.end(), bare.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (bare.empty() || bare == "o") return false;
  constexpr std::array<std::string_view, 8> values{"true", "false", "yes", "no",
                                                   "on",   "off",   "1",   "0"};
  return std::any_of(values.begin(), values.end(),
                     [&](std::string_view value) { return value.substr(0, bare.size()) == bare; });
}

bool uuid_syntax(const std::string& text) {
  std::string hex = text;
  if (hex.size() >= 2 && hex.front() == '{' && hex.back() == '}')
    hex = hex.substr(1, hex.size() - 2);
  std::erase(hex, '-');
  return hex.size() == 32 &&
         std::all_of(hex.begin(), hex.end(), [](unsigned char c) { return std::isxdigit(c) != 0; });
}

Failure invalid(const std::string& type, const std::string& text) {
  return ddl_error("22P02", "invalid input syntax for type " + type + ": " + in_quotes(text));
}

bool number_syntax(const std::string& text) {
  std::string bare = trimmed(text);
  std::transform(bare.begin(), bare.end(), bare.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (!bare.empty() && (bare[0] == '-' || bare[0] == '+')) bare.erase(0, 1);
  if (bare == "nan" || bare == "infinity" || bare == "inf") return true;
  const std::size_t exponent = bare.find('e');
  if (exponent != std::string::npos && !integer_syntax(bare.substr(exponent + 1))) return false;
  std::string mantissa = bare.substr(0, exponent);
  const std::size_t point = mantissa.find('.');
  if (point != std::string::npos) mantissa.erase(point, 1);
  return digits(mantissa);
}

Failure check_array_syntax(const std::string& text) {
  const std::string bare = trimmed(text);
  if (!bare.empty() && bare.front() == '{') return std::nullopt;
  const bool dimensions = bare.size() > 1 && bare.front() == '[' &&
                          std::isdigit(static_cast<unsigned char>(bare[1])) != 0;
  if (dimensions) return std::nullopt;
  const bool bracket = !bare.empty() && bare.front() == '[';
  return ddl_error("22P02", "malformed array literal: " + in_quotes(text),
                   bracket ? "\"[\" must introduce explicitly-specified array dimensions."
                           : "Array value must start with \"{\" or dimension information.");
}

}  // namespace

std::vector<std::string> array_elements(const std::string& text) {
  std::vector<std::string> out;
  const std::string bare = trimmed(text);
  if (bare.size() < 2 || bare.front() != '{' || bare.back() != '}') return out;
  const std::string inner = bare.substr(1, bare.size() - 2);
  if (trimmed(inner).empty() || inner.find_first_of("{}\"\\") != std::string::npos) return out;
  for (std::size_t begin = 0; begin <= inner.size();) {
    const std::size_t end = std::min(inner.find(',', begin), inner.size());
    out.push_back(trimmed(inner.substr(begin, end - begin)));
    begin = end + 1;
  }
  return out;
}

Failure check_input_syntax(const DataType& type, const std::string& text) {
  if (type.array) return check_array_syntax(text);
  if (type.user_defined) return std::nullopt;
  const bool integer = type.base == "integer" || type.base == "bigint" || type.base == "smallint";
  if (integer && !integer_syntax(text)) return invalid(type.base, text);
  if (type.base == "boolean" && !boolean_syntax(text)) return invalid(type.base, text);
  const bool number =
      type.base == "numeric" || type.base == "real" || type.base == "double precision";
  if (number && !number_syntax(text)) return invalid(type.base, text);
  const bool json = type.base == "json" || type.base == "jsonb";
  if (json && !is_json(text)) return ddl_error("22P02", "invalid input syntax for type json");
  if (type.base == "uuid" && !uuid_syntax(text)) return invalid(type.base, text);
  return std::nullopt;
}

}  // namespace migcheck
