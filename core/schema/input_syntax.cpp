// SPDX-License-Identifier: Apache-2.0
#include "core/schema/input_syntax.h"

#include <algorithm>
#include <array>
#include <cctype>

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

Failure check_array(const std::string& text) {
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

Failure check_input_syntax(const DataType& type, const std::string& text) {
  if (type.array) return check_array(text);
  if (type.user_defined) return std::nullopt;
  const bool integer = type.base == "integer" || type.base == "bigint" || type.base == "smallint";
  if (integer && !integer_syntax(text)) return invalid(type.base, text);
  if (type.base == "boolean" && !boolean_syntax(text)) return invalid(type.base, text);
  if (type.base == "uuid" && !uuid_syntax(text)) return invalid(type.base, text);
  return std::nullopt;
}

}  // namespace migcheck
