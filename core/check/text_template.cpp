// SPDX-License-Identifier: Apache-2.0
#include "core/check/text_template.h"

#include <algorithm>

#include "core/check/registry.h"

namespace migcheck {
namespace {

Error unknown_name(const std::string& name, const std::vector<std::string>& names) {
  Error error{.message = "'{" + name + "}' stands for nothing here"};
  const auto near = did_you_mean(name, names);
  for (const std::string& one : names) {
    error.advice += (error.advice.empty() ? "known names are {" : ", {") + one + "}";
  }
  if (near) error.advice = "did you mean '{" + *near + "}'?";
  if (error.advice.empty()) error.advice = "'{{' and '}}' are braces";
  return error;
}

}  // namespace

Result<TextTemplate> TextTemplate::parse(std::string_view text,
                                         const std::vector<std::string>& names) {
  TextTemplate made;
  std::string literal;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool doubled = i + 1 < text.size() && text[i + 1] == c;
    if ((c == '{' || c == '}') && doubled) {
      literal += c;
      ++i;
    } else if (c == '{') {
      const std::size_t end = text.find('}', i);
      if (end == std::string_view::npos) return Error{.message = "'{' has no '}'"};
      std::string name(text.substr(i + 1, end - i - 1));
      if (std::find(names.begin(), names.end(), name) == names.end()) {
        return unknown_name(name, names);
      }
      made.parts_.push_back({false, std::move(literal)});
      made.parts_.push_back({true, std::move(name)});
      literal.clear();
      i = end;
    } else if (c == '}') {
      return Error{.message = "'}' has no '{'"};
    } else {
      literal += c;
    }
  }
  made.parts_.push_back({false, std::move(literal)});
  return made;
}

std::string TextTemplate::fill(
    const std::function<std::string(const std::string& name)>& value) const {
  std::string text;
  for (const Part& part : parts_) text += part.is_name ? value(part.text) : part.text;
  return text;
}

}  // namespace migcheck
