// SPDX-License-Identifier: Apache-2.0
#include "core/schema/constant_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <system_error>

#include "core/schema/jsonb_text.h"

namespace migcheck {
namespace {

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

// The shortest digits that give the number back; powers of ten only for very large and small ones.
template <class Number>
std::string number_text(const std::string& text, double largest_fixed) {
  Number value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return text;
  const double size = std::fabs(static_cast<double>(value));
  const bool fixed = size == 0 || (size >= 1e-4 && size < largest_fixed);
  std::array<char, 64> buffer{};
  const auto written =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                    fixed ? std::chars_format::fixed : std::chars_format::scientific);
  return {buffer.data(), written.ptr};
}

bool has_form(const std::string& text, std::string_view form) {
  return std::equal(text.begin(), text.end(), form.begin(), form.end(), [](char c, char wanted) {
    return wanted == '0' ? std::isdigit(static_cast<unsigned char>(c)) != 0 : c == wanted;
  });
}

// ISO dates, which are the same in every DateStyle.
std::string timestamp_text(const std::string& text) {
  if (has_form(text, "0000-00-00")) return text + " 00:00:00";
  if (!has_form(text, "0000-00-00T00:00:00")) return text;
  return text.substr(0, 10) + " " + text.substr(11);
}

// What the type's output function makes of the text, for types with one obvious form.
std::string canonical_text(const std::string& text, const DataType& type) {
  if (type.array || type.user_defined) return text;
  if (type.base == "interval" && text == "0") return "00:00:00";
  if (type.base == "jsonb") return jsonb_text(text);
  if (type.base == "timestamp without time zone") return timestamp_text(text);
  // A relation in the schema that every search path begins with is shown without it.
  if (type.base == "regclass" && text.starts_with("public.")) return text.substr(7);
  if (type.base == "double precision") return number_text<double>(text, 1e15);
  return type.base == "real" ? number_text<float>(text, 1e6) : text;
}

}  // namespace

bool is_whole_number(const std::string& text) {
  const std::size_t sign = !text.empty() && text[0] == '-' ? 1 : 0;
  return text.size() > sign && text.find_first_not_of("0123456789", sign) == std::string::npos;
}

std::string constant_text(const std::string& text, const DataType& type) {
  if (!type.array && !type.user_defined) {
    if (type.base == "integer" && is_whole_number(text)) return text;
    const bool fraction = text.find_first_of("eE.") != std::string::npos;
    if (type.base == "numeric" && fraction &&
        std::isdigit(static_cast<unsigned char>(text[0])) != 0)
      return text;
    if (type.base == "boolean") {
      const char first = text.empty() ? ' ' : static_cast<char>(std::tolower(text[0]));
      return first == 't' || first == 'y' || first == '1' || lower(text) == "on" ? "true" : "false";
    }
  }
  DataType bare = type;
  bare.modifier.clear();
  return quote_literal(canonical_text(text, bare)) + "::" + bare.format();
}

}  // namespace migcheck
