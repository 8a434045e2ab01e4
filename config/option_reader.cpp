// SPDX-License-Identifier: Apache-2.0
// CheckOptions, in both spellings: `check.Option: value` and `check: {Option: value}`.
#include <algorithm>

#include "config/config_error.h"
#include "config/value_reader.h"

namespace migcheck {
namespace {

class OptionReader {
 public:
  OptionReader(const Registry& registry, std::vector<Error>& errors)
      : registry_(registry), errors_(errors) {}

  void read_entry(const YamlNode& key, const YamlNode& value);
  [[nodiscard]] std::vector<OptionSetting> take() { return std::move(settings_); }

 private:
  const CheckInfo* find_check(const PlacedText& name);
  const OptionInfo* find_option(const CheckInfo& check, const PlacedText& name);
  void read_option(const CheckInfo& check, const PlacedText& name, const YamlNode& value);
  void fail(const Span& span, std::string message, std::string advice = {}) {
    errors_.push_back(config_error(span, std::move(message), std::move(advice)));
  }

  const Registry& registry_;
  std::vector<Error>& errors_;
  std::vector<OptionSetting> settings_;
};

/// The halves of `check.Option`; the span of each is exact unless the key is quoted.
std::pair<PlacedText, PlacedText> split_key(const YamlNode& key, std::size_t dot) {
  PlacedText check{key.text.substr(0, dot), key.span};
  PlacedText option{key.text.substr(dot + 1), key.span};
  if (key.span.file->text(key.span) == key.text) {
    const auto at = key.span.begin + static_cast<std::uint32_t>(dot);
    check.span.end = at;
    option.span.begin = at + 1;
  }
  return {check, option};
}

std::string_view expectation(OptionType type) {
  switch (type) {
    case OptionType::boolean:
      return "expected true or false";
    case OptionType::integer:
      return "expected an integer";
    case OptionType::string_list:
      return "expected a string or a list of strings";
    case OptionType::regex:
    case OptionType::choice:
    case OptionType::string:
      break;
  }
  return "expected a string";
}

/// The elements with commas between, as CheckOptions reads lists.
Result<std::string> join(const YamlNode& list) {
  std::string joined;
  for (const YamlNode& item : list.items) {
    if (item.kind != YamlKind::scalar) return config_error(item.span, "expected a string");
    if (item.text.find_first_of(",\n") != std::string::npos) {
      return config_error(item.span, "an element must not contain a comma or line break");
    }
    joined += (joined.empty() ? "" : ",") + item.text;
  }
  return joined;
}

/// The value as text; an empty place gets the place of the option's name in errors.
Result<std::string> value_text(const OptionInfo& option, const YamlNode& value, const Span& name) {
  if (value.kind == YamlKind::scalar) return value.text;
  if (value.kind == YamlKind::sequence && option.type == OptionType::string_list) {
    return join(value);
  }
  return config_error(value.kind == YamlKind::null ? name : value.span,
                      std::string(expectation(option.type)));
}

const CheckInfo* OptionReader::find_check(const PlacedText& name) {
  if (const RegisteredCheck* found = registry_.find(name.text)) return &found->info;
  std::vector<std::string> ids;
  for (const auto& [id, check] : registry_.checks()) ids.push_back(id);
  fail(name.span, "unknown check '" + name.text + "'",
       advise(name.text, ids, "--list-checks names all checks"));
  return nullptr;
}

const OptionInfo* OptionReader::find_option(const CheckInfo& check, const PlacedText& name) {
  std::vector<std::string> names;
  for (const OptionInfo& option : check.options) {
    if (option.name == name.text) return &option;
    names.push_back(option.name);
  }
  fail(name.span, "check '" + check.id + "' has no option '" + name.text + "'",
       advise(name.text, names, "--explain=" + check.id + " describes its options"));
  return nullptr;
}

void OptionReader::read_option(const CheckInfo& check, const PlacedText& name,
                               const YamlNode& value) {
  const OptionInfo* option = find_option(check, name);
  if (!option) return;
  const auto text = value_text(*option, value, name.span);
  if (!text) return errors_.push_back(text.error());
  CheckOptions scratch(check);
  if (const auto wrong = scratch.set(*option, text.value())) return fail(value.span, *wrong);
  settings_.push_back({check.id, option->name, text.value(), origin_of(name.span)});
}

void OptionReader::read_entry(const YamlNode& key, const YamlNode& value) {
  const std::size_t dot = key.text.find('.');
  if (dot != std::string::npos) {
    const auto [check_name, option_name] = split_key(key, dot);
    if (const CheckInfo* check = find_check(check_name)) read_option(*check, option_name, value);
    return;
  }
  const CheckInfo* check = find_check({key.text, key.span});
  if (!check) return;
  if (value.kind != YamlKind::map) {
    return fail(value.kind == YamlKind::null ? key.span : value.span,
                "expected a map of option names to values");
  }
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    read_option(*check, {value.keys[i].text, value.keys[i].span}, value.items[i]);
  }
}

}  // namespace

std::vector<OptionSetting> read_check_options(const YamlNode& node, const Registry& registry,
                                              std::vector<Error>& errors) {
  OptionReader reader(registry, errors);
  if (node.kind != YamlKind::map) {
    errors.push_back(config_error(node.span, "expected a map of 'check.Option' to values"));
    return {};
  }
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    reader.read_entry(node.keys[i], node.items[i]);
  }
  return reader.take();
}

}  // namespace migcheck
