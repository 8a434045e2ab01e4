// SPDX-License-Identifier: Apache-2.0
#include "sarif/text.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/source/ascii.h"
#include "core/source/utf8.h"

namespace migcheck {
namespace {

constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

bool is_alphanumeric(char c) { return is_lower(c) || is_upper(c) || is_digit(c); }

/// A word of prose, as opposed to an identifier such as `op.execute` or `server_default`.
bool starts_with_plain_word(std::string_view text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_lower);
  return end != text.begin() && (end == text.end() || *end == ' ' || *end == ',');
}

}  // namespace

std::string well_formed(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint character = decode_utf8(text, at);
    result += character.valid ? text.substr(at, character.length) : replacement_character;
    at += character.length;
  }
  return result;
}

bool is_well_formed(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint character = decode_utf8(text, at);
    if (!character.valid) return false;
    at += character.length;
  }
  return true;
}

std::string shortened(std::string_view text, std::size_t limit) {
  std::size_t at = 0;
  for (std::size_t count = 0; at < text.size() && count < limit; ++count) {
    at += decode_utf8(text, at).length;
  }
  return std::string(text.substr(0, at));
}

std::string uri_of_path(std::string_view path) {
  constexpr std::string_view unreserved = "-._~/";
  std::string uri;
  for (const char c : path) {
    if (is_alphanumeric(c) || unreserved.find(c) != std::string_view::npos) {
      uri += c;
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return uri;
}

std::string sentence(std::string_view message) {
  std::string text = well_formed(message);
  for (char& c : text) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  if (starts_with_plain_word(text)) text.front() = to_upper(text.front());
  if (!text.ends_with('.')) text += '.';
  return text;
}

std::string pascal_case(std::string_view id) {
  std::string name;
  bool capital = true;
  for (const char c : id) {
    if (c == '-') {
      // a capital needs a small letter after it, so a part of one letter joins the next
      capital = name.size() > 1 && !(name.back() >= 'A' && name.back() <= 'Z');
    } else {
      name += capital ? to_upper(c) : c;
      capital = false;
    }
  }
  // the name must differ from the id in more than case
  if (id.find('-') != std::string_view::npos) return name;
  return name + (name.size() > 1 ? "Check" : "check");
}

}  // namespace migcheck
