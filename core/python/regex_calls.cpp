// SPDX-License-Identifier: Apache-2.0
// re.sub(), re.search() and re.match() with what they need: compiled patterns and match objects.
#include "core/python/interpreter.h"
#include "core/python/regex.h"

namespace migcheck {
namespace {

constexpr const char* pattern_path = "re.compile";
constexpr const char* match_path = "re.Match";

Value group_text(const RegexMatch& match, std::size_t group, std::string_view text, Span place) {
  if (!match[group]) return Value::none();
  const auto [begin, end] = *match[group];
  return Value::string(std::string(text.substr(begin, end - begin)), place);
}

/// `\1`, `\g<1>` and plain text.
std::optional<std::string> expand(std::string_view replacement, const RegexMatch& match,
                                  std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < replacement.size(); ++i) {
    if (replacement[i] != '\\') {
      result += replacement[i];
      continue;
    }
    std::string_view rest = replacement.substr(i + 1);
    const bool named = rest.starts_with("g<");
    if (named) rest.remove_prefix(2);
    if (rest.empty() || rest[0] < '0' || rest[0] > '9') return std::nullopt;
    const auto group = static_cast<std::size_t>(rest[0] - '0');
    if (group >= match.size()) return std::nullopt;
    if (named && !rest.substr(1).starts_with(">")) return std::nullopt;
    if (match[group])
      result += text.substr(match[group]->first, match[group]->second - match[group]->first);
    i += named ? 4 : 1;
  }
  return result;
}

/// The object that re.search() gives, and that the function of re.sub() receives.
Value match_object(const RegexMatch& match, std::string_view text, Span place) {
  auto record = make_record(match_path, place);
  for (std::size_t group = 0; group < match.size(); ++group) {
    record->args.push_back(group_text(match, group, text, place));
    record->arg_spans.push_back(place);
  }
  return Value::object(std::move(record));
}

std::optional<std::string> replaced(Interpreter& interpreter, const Value& replacement,
                                    const RegexMatch& match, std::string_view text, Span place) {
  if (const auto plain = replacement.known_string()) return expand(*plain, match, text);
  if (replacement.as_function() == nullptr) return std::nullopt;
  CallArguments args;
  args.call = args.callee = place;
  args.positional = {match_object(match, text, place)};
  args.positional_spans = {place};
  return interpreter.call(replacement, std::move(args)).known_string();
}

std::optional<Value> substitute(Interpreter& interpreter, const Value& pattern,
                                const Value* replacement, const Value* subject, Span place) {
  const auto expression = pattern.known_string();
  const auto text = subject == nullptr ? std::nullopt : subject->known_string();
  const auto regex = expression ? Regex::compile(*expression) : std::nullopt;
  if (!regex || !text || replacement == nullptr) return std::nullopt;
  std::string result;
  std::size_t at = 0;
  bool known = true;
  while (at <= text->size()) {
    const auto match = regex->search(*text, at, known);
    if (!known) return std::nullopt;
    if (!match) break;
    const auto [begin, end] = *(*match)[0];
    const auto inserted = replaced(interpreter, *replacement, *match, *text, place);
    if (!inserted) return std::nullopt;
    result += text->substr(at, begin - at) + *inserted;
    if (end == begin && begin < text->size()) result += (*text)[begin];
    at = end == begin ? end + 1 : end;
  }
  if (at < text->size()) result += text->substr(at);
  return Value::string(std::move(result), place);
}

/// search(), and match() where what is found first begins the text.
std::optional<Value> find_match(const std::string& method, const Value& pattern,
                                const Value* subject, Span place) {
  const auto expression = pattern.known_string();
  const auto text = subject == nullptr ? std::nullopt : subject->known_string();
  const auto regex = expression ? Regex::compile(*expression) : std::nullopt;
  if (!regex || !text) return std::nullopt;
  bool known = true;
  const auto match = regex->search(*text, 0, known);
  if (!known) return std::nullopt;
  if (!match || (method == "match" && (*match)[0]->first != 0)) return Value::none();
  return match_object(*match, *text, place);
}

/// The pattern of a call: text, or what re.compile() made of text without flags.
const Value* plain_pattern(const Value* pattern) {
  const ObjectData* compiled = pattern == nullptr ? nullptr : pattern->as_object();
  if (compiled == nullptr || compiled->path != pattern_path) return pattern;
  return compiled->args.size() == 1 && compiled->keywords.empty() ? &compiled->args[0] : nullptr;
}

}  // namespace

std::optional<Value> call_regex(Interpreter& interpreter, const std::string& path,
                                const CallArguments& args) {
  const bool finds = path == "re.search" || path == "re.match";
  if ((path != "re.sub" && !finds) || !args.complete) return std::nullopt;
  const Value* pattern = plain_pattern(args.get(0, "pattern"));
  const std::size_t most = finds ? 2 : 3;
  if (pattern == nullptr || args.keyword("flags") != nullptr || args.positional.size() > most)
    return std::nullopt;
  if (finds) return find_match(path.substr(3), *pattern, args.get(1, "string"), args.call);
  return substitute(interpreter, *pattern, args.get(1, "repl"), args.get(2, "string"), args.call);
}

std::optional<Value> call_regex_method(Interpreter& interpreter, const Value& object,
                                       const std::string& name, const CallArguments& args) {
  const ObjectData* record = object.as_object();
  if (record == nullptr || !args.complete) return std::nullopt;
  if (record->path == pattern_path && name == "sub" && record->args.size() == 1 &&
      record->keywords.empty() && args.positional.size() <= 2) {
    return substitute(interpreter, record->args[0], args.get(0, "repl"), args.get(1, "string"),
                      args.call);
  }
  if (record->path == pattern_path && (name == "search" || name == "match") &&
      args.positional.size() == 1 && args.keywords.empty()) {
    const Value* pattern = plain_pattern(&object);
    return pattern == nullptr ? std::nullopt
                              : find_match(name, *pattern, args.get(0, "string"), args.call);
  }
  if (record->path != match_path) return std::nullopt;
  if (name == "groups" && args.positional.empty())
    return Value::tuple({record->args.begin() + 1, record->args.end()});
  if (name != "group") return std::nullopt;
  const std::int64_t* index = args.positional.empty() ? nullptr : args.positional[0].as_int();
  if (index == nullptr && !args.positional.empty()) return std::nullopt;  // a group's name
  const auto group = static_cast<std::size_t>(index == nullptr ? 0 : *index);
  if (group >= record->args.size() || args.positional.size() > 1) return std::nullopt;
  return record->args[group];
}

}  // namespace migcheck
