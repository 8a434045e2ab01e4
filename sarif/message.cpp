// SPDX-License-Identifier: Apache-2.0
#include "sarif/message.h"

#include <fmt/format.h>

#include "core/source/ascii.h"
#include "core/source/digest.h"
#include "sarif/text.h"

namespace migcheck {
namespace {

constexpr std::size_t id_digits = 12;

/// The closing quote of a name whose opening quote is at `open`: one that no word follows, so that
/// the apostrophe in 'the model's column' closes nothing.
std::size_t closing_quote(std::string_view text, std::size_t open) {
  std::size_t at = text.find('\'', open + 1);
  while (at != std::string_view::npos && at + 1 < text.size() && is_word_byte(text[at + 1])) {
    at = text.find('\'', at + 1);
  }
  return at;
}

/// The next opening quote that has a closing one.
std::size_t opening_quote(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find('\'', from); at != std::string_view::npos;
       at = text.find('\'', at + 1)) {
    const bool after_word = at > 0 && is_word_byte(text[at - 1]);
    if (!after_word && closing_quote(text, at) != std::string_view::npos) return at;
  }
  return std::string_view::npos;
}

/// `](` would make a link of what stands before it.
std::string without_links(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '(' && result.ends_with(']')) result += ' ';
    result += c;
  }
  return result;
}

/// `[` and `]` inside the text of a link would end it.
std::string link_label(std::string_view place) {
  std::string label = well_formed(place);
  for (char& c : label) {
    if (c == '[') c = '(';
    if (c == ']') c = ')';
  }
  return label;
}

}  // namespace

void MessageBuilder::separate() {
  if (!message_.pattern.empty()) message_.pattern += ' ';
}

/// Braces mark arguments in a pattern, and not every viewer knows how to escape them.
void MessageBuilder::literal(std::string_view text) {
  for (const char c : text) {
    message_.pattern += c == '{' ? '(' : c == '}' ? ')' : c;
  }
}

void MessageBuilder::quoted(std::string_view argument) {
  message_.pattern += fmt::format("'{{{}}}'", message_.arguments.size());
  message_.arguments.emplace_back(argument);
}

void MessageBuilder::add(std::string_view message) {
  separate();
  const std::string text = without_links(sentence(message));
  std::size_t at = 0;
  for (std::size_t open = opening_quote(text, 0); open != std::string::npos;
       open = opening_quote(text, at)) {
    const std::size_t close = closing_quote(text, open);
    literal(std::string_view(text).substr(at, open - at));
    quoted(std::string_view(text).substr(open + 1, close - open - 1));
    at = close + 1;
  }
  literal(std::string_view(text).substr(at));
}

void MessageBuilder::add_linked(std::string_view message, std::string_view place,
                                std::size_t location_id) {
  add(message);
  message_.pattern.pop_back();  // the stop: the link still belongs to the sentence
  literal(": [");
  quoted(link_label(place));
  literal(fmt::format("]({}).", location_id));
}

SarifMessage MessageBuilder::build(std::string_view place) {
  if (message_.arguments.empty()) add(fmt::format("found in '{}'", place));
  message_.id = sha256_hex(message_.pattern).substr(0, id_digits);
  message_.text = format_pattern(message_.pattern, message_.arguments);
  return std::move(message_);
}

std::string format_pattern(std::string_view pattern, const std::vector<std::string>& arguments) {
  std::string text;
  std::size_t at = 0;
  for (std::size_t open = pattern.find('{'); open != std::string_view::npos;
       open = pattern.find('{', at)) {
    const std::size_t close = pattern.find('}', open);
    std::size_t index = 0;
    for (const char digit : pattern.substr(open + 1, close - open - 1)) {
      index = index * 10 + static_cast<std::size_t>(digit - '0');
    }
    text.append(pattern.substr(at, open - at)).append(arguments[index]);
    at = close + 1;
  }
  return text.append(pattern.substr(at));
}

}  // namespace migcheck
