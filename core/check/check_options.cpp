// SPDX-License-Identifier: Apache-2.0
// Options are text in the configuration and typed values in the check. The conversion is in one
// place, so that a wrong value is found before anything is analysed.
#include <cassert>
#include <charconv>

#include "core/check/check.h"
#include "core/check/pattern.h"
#include "core/check/registry.h"
#include "core/check/text_list.h"

namespace migcheck {
namespace {

using Value = CheckOptions::Value;

Result<Value> parse_boolean(const std::string& text) {
  if (text == "true") return Value(true);
  if (text == "false") return Value(false);
  return Error{.message = "expected true or false"};
}

Result<Value> parse_integer(const OptionInfo& option, const std::string& text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) {
    return Error{.message = "expected an integer"};
  }
  const bool bounded = option.maximum != 0;
  if (number < option.minimum || (bounded && number > option.maximum)) {
    const std::string minimum = std::to_string(option.minimum);
    return Error{.message = bounded ? "expected an integer from " + minimum + " to " +
                                          std::to_string(option.maximum)
                                    : "expected an integer of at least " + minimum};
  }
  return Value(number);
}

Result<Value> parse_regex(const std::string& text) {
  const auto pattern = Pattern::compile(text);
  if (!pattern)
    return Error{.message = "expected a regular expression: " + pattern.error().message};
  return Value(text);
}

Result<Value> parse_choice(const OptionInfo& option, const std::string& text) {
  std::string expected;
  for (const std::string& choice : option.choices) {
    if (choice == text) return Value(text);
    expected += (expected.empty() ? "expected one of '" : "', '") + choice;
  }
  expected += "'";
  if (const auto near = did_you_mean(text, option.choices)) {
    expected += "; did you mean '" + *near + "'?";
  }
  return Error{.message = expected};
}

Result<Value> parse_value(const OptionInfo& option, const std::string& text) {
  switch (option.type) {
    case OptionType::boolean:
      return parse_boolean(text);
    case OptionType::integer:
      return parse_integer(option, text);
    case OptionType::regex:
      return parse_regex(text);
    case OptionType::choice:
      return parse_choice(option, text);
    case OptionType::string_list:
      return Value(split_list(text));
    case OptionType::string:
      break;
  }
  return Value(text);
}

template <class T>
const T& typed(const std::map<std::string, Value, std::less<>>& values, std::string_view name) {
  const auto found = values.find(name);
  assert(found != values.end() && std::holds_alternative<T>(found->second));
  return std::get<T>(found->second);
}

}  // namespace

CheckOptions::CheckOptions(const CheckInfo& info) {
  for (const OptionInfo& option : info.options) {
    [[maybe_unused]] const auto wrong = set(option, option.default_value);
    assert(!wrong && "the default of an option must be valid");
  }
}

std::optional<std::string> CheckOptions::set(const OptionInfo& option, const std::string& text) {
  auto value = parse_value(option, text);
  if (!value) return value.error().message;
  values_[option.name] = std::move(value).value();
  return std::nullopt;
}

bool CheckOptions::boolean(std::string_view name) const { return typed<bool>(values_, name); }

std::int64_t CheckOptions::integer(std::string_view name) const {
  return typed<std::int64_t>(values_, name);
}

const std::string& CheckOptions::string(std::string_view name) const {
  return typed<std::string>(values_, name);
}

const std::vector<std::string>& CheckOptions::list(std::string_view name) const {
  return typed<std::vector<std::string>>(values_, name);
}

}  // namespace migcheck
