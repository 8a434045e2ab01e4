// SPDX-License-Identifier: Apache-2.0
#include "core/python/format_spec.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace migcheck {
namespace {

constexpr std::size_t widest = 1000;

/// [[fill]align][sign][#][0][width][,][.precision][type]
struct Spec {
  char fill = '\0';
  char align = '\0';
  char sign = '-';
  bool prefix = false;
  bool thousands = false;
  std::size_t width = 0;
  std::optional<std::size_t> precision;
  char type = '\0';
};

bool is_align(char c) { return c == '<' || c == '>' || c == '^' || c == '='; }

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<std::size_t> take_number(std::string_view& text) {
  std::size_t value = 0;
  if (text.empty() || std::isdigit(static_cast<unsigned char>(text.front())) == 0)
    return std::nullopt;
  while (!text.empty() && std::isdigit(static_cast<unsigned char>(text.front())) != 0) {
    value = std::min(value * 10 + static_cast<std::size_t>(text.front() - '0'), widest + 1);
    text.remove_prefix(1);
  }
  return value;
}

void read_align(std::string_view& text, Spec& spec) {
  if (text.size() > 1 && is_align(text[1])) {
    spec.fill = text[0];
    spec.align = text[1];
    text.remove_prefix(2);
  } else if (!text.empty() && is_align(text[0])) {
    spec.align = text[0];
    text.remove_prefix(1);
  }
}

std::optional<Spec> read_spec(std::string_view text) {
  Spec spec;
  read_align(text, spec);
  if (take(text, '+')) spec.sign = '+';
  if (take(text, '-')) spec.sign = '-';
  if (take(text, ' ')) spec.sign = ' ';
  spec.prefix = take(text, '#');
  if (text.starts_with('0')) {
    if (spec.fill == '\0') spec.fill = '0';
    if (spec.align == '\0') spec.align = '=';
  }
  if (spec.fill == '\0') spec.fill = ' ';
  spec.width = take_number(text).value_or(0);
  spec.thousands = take(text, ',');
  if (take(text, '.')) {
    spec.precision = take_number(text);
    if (!spec.precision) return std::nullopt;
  }
  if (!text.empty()) {
    spec.type = text.front();
    text.remove_prefix(1);
  }
  if (!text.empty() || spec.width > widest || spec.precision.value_or(0) > widest)
    return std::nullopt;
  return spec;
}

std::string padded(const Spec& spec, const std::string& head, const std::string& body,
                   char standard) {
  const std::size_t length = head.size() + body.size();
  const std::size_t missing = spec.width > length ? spec.width - length : 0;
  const char align = spec.align == '\0' ? standard : spec.align;
  const std::size_t before = align == '>' ? missing : (align == '^' ? missing / 2 : 0);
  const std::string inside(align == '=' ? missing : 0, spec.fill);
  const std::size_t after = missing - before - inside.size();
  return std::string(before, spec.fill) + head + inside + body + std::string(after, spec.fill);
}

std::string with_thousands(const std::string& digits) {
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += ',';
    out += digits[i];
  }
  return out;
}

std::string sign_of(const Spec& spec, bool negative) {
  if (negative) return "-";
  return spec.sign == '-' ? "" : std::string(1, spec.sign);
}

std::optional<std::string> format_integer(const Spec& spec, std::int64_t value) {
  const bool negative = value < 0;
  const std::uint64_t size =
      negative ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  std::string digits;
  std::string head = sign_of(spec, negative);
  switch (spec.type) {
    case '\0':
    case 'd':
      digits = std::to_string(size);
      break;
    case 'x':
      digits = fmt::format("{:x}", size);
      break;
    case 'X':
      digits = fmt::format("{:X}", size);
      break;
    case 'o':
      digits = fmt::format("{:o}", size);
      break;
    case 'b':
      digits = fmt::format("{:b}", size);
      break;
    default:
      return std::nullopt;
  }
  if (spec.precision) return std::nullopt;
  if (spec.prefix && spec.type != '\0' && spec.type != 'd') head += std::string("0") + spec.type;
  if (spec.thousands && spec.width > 0 && spec.fill == '0') return std::nullopt;
  return padded(spec, head, spec.thousands ? with_thousands(digits) : digits, '>');
}

std::optional<std::string> format_fixed(const Spec& spec, double value) {
  if (spec.thousands) return std::nullopt;
  const std::string digits =
      fmt::format("{:.{}f}", value < 0 ? -value : value, spec.precision.value_or(6));
  return padded(spec, sign_of(spec, value < 0), digits, '>');
}

std::optional<std::string> format_text(const Spec& spec, const std::string& text) {
  if ((spec.type != '\0' && spec.type != 's') || spec.align == '=' || spec.thousands)
    return std::nullopt;
  const bool ascii = std::all_of(text.begin(), text.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 128; });
  if (!ascii) return std::nullopt;
  return padded(spec, "", text.substr(0, spec.precision.value_or(text.size())), '<');
}

}  // namespace

std::optional<std::string> format_value(const Value& value, std::string_view spec_text) {
  const std::optional<Spec> spec = read_spec(spec_text);
  if (!spec) return std::nullopt;
  const bool fixed = spec->type == 'f' || spec->type == 'F';
  if (const std::int64_t* integer = value.as_int())
    return fixed ? format_fixed(*spec, static_cast<double>(*integer))
                 : format_integer(*spec, *integer);
  if (const double* floating = value.as_float(); floating != nullptr && fixed)
    return format_fixed(*spec, *floating);
  if (value.as_text() == nullptr || value.as_instance() != nullptr) return std::nullopt;
  const std::optional<std::string> text = value.known_string();
  return text ? format_text(*spec, *text) : std::nullopt;
}

std::optional<std::string> percent_spec(std::string_view conversion) {
  if (conversion.empty()) return std::nullopt;
  const char type = conversion.back();
  conversion.remove_suffix(1);
  const std::string_view known = "sdifxXo";
  if (known.find(type) == std::string_view::npos) return std::nullopt;
  const bool left = take(conversion, '-');
  std::string spec(conversion);
  if (type == 's') return (left ? "<" : ">") + spec + "s";
  if (left) spec = "<" + spec;
  return spec + (type == 'i' ? 'd' : type);
}

}  // namespace migcheck
