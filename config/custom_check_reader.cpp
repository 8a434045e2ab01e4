// SPDX-License-Identifier: Apache-2.0
// CustomChecks. Everything that can be wrong with a rule is found here, at its place: a rule that
// silently finds nothing is worse than none.
#include <algorithm>
#include <iterator>
#include <span>

#include "config/config_error.h"
#include "config/custom_check_keys.h"
#include "config/value_reader.h"
#include "core/check/check_filter.h"
#include "core/check/operation_check.h"
#include "core/check/operation_names.h"
#include "core/check/query_check.h"
#include "core/check/text_list.h"

namespace migcheck {
namespace {

using Keys = std::span<const CustomCheckKey>;

/// The place of a line and column of a scalar's text in the file, as far as it is written there as
/// it is read; else the beginning of the scalar.
Span place_in(const YamlNode& scalar, std::uint32_t line, std::uint32_t column) {
  const SourceFile& file = *scalar.span.file;
  const std::string_view text = file.text();
  const std::uint32_t begin = scalar.span.begin;
  if (begin < text.size() && text[begin] == '|') {
    const std::uint32_t first = file.position(begin).line;
    std::string_view rest = scalar.text;
    for (std::uint32_t i = 1; i < line; ++i)
      rest.remove_prefix(std::min(rest.find('\n'), rest.size() - 1) + 1);
    const std::string_view wanted = rest.substr(0, rest.find('\n'));
    const std::size_t indent = file.line_text(first + line).find(wanted);
    if (indent == std::string_view::npos) return scalar.span;
    const auto at = file.line_start(first + line) + static_cast<std::uint32_t>(indent) + column - 1;
    return {&file, at, at};
  }
  const bool quoted = begin < text.size() && (text[begin] == '"' || text[begin] == '\'');
  const std::uint32_t at = begin + (quoted ? 1 : 0);
  if (line != 1 || text.substr(at, scalar.text.size()) != scalar.text) return scalar.span;
  return {&file, at + column - 1, at + column - 1};
}

/// The tree without places, for what outlives the file.
YamlNode without_spans(YamlNode node) {
  node.span = {};
  for (YamlNode& key : node.keys) key = without_spans(std::move(key));
  for (YamlNode& item : node.items) item = without_spans(std::move(item));
  return node;
}

/// One entry of the list.
class CustomCheckReader {
 public:
  CustomCheckReader(const YamlNode& entry, std::vector<Error>& errors)
      : entry_(entry), errors_(errors), before_(errors.size()) {}

  std::optional<CustomCheck> read() {
    if (entry_.kind != YamlKind::map) {
      fail(entry_.span, "expected a map with 'Name', 'Message' and 'Query' or 'Operation'");
      return std::nullopt;
    }
    check_keys(entry_, custom_check_keys, "a custom check");
    const YamlNode* query = find(entry_, "Query");
    const YamlNode* operation = find(entry_, "Operation");
    if ((query == nullptr) == (operation == nullptr)) {
      fail(entry_.span, "a custom check needs either 'Query' or 'Operation'");
    }
    read_info();
    if (sound() && query) read_query(*query);
    if (sound() && operation) read_operation(*operation);
    if (sound()) check_name();
    if (!sound()) return std::nullopt;
    made_.source = without_spans(entry_);
    return std::move(made_);
  }

 private:
  [[nodiscard]] bool sound() const { return errors_.size() == before_; }
  void fail(const Span& span, std::string message, std::string advice = {}) {
    errors_.push_back(config_error(span, std::move(message), std::move(advice)));
  }
  /// An error of a scalar's text, at its place there.
  void fail_in(const YamlNode& scalar, const Error& error) {
    fail(error.line == 0 ? scalar.span : place_in(scalar, error.line, error.column), error.message,
         error.advice);
  }

  static const YamlNode* find(const YamlNode& map, std::string_view name) {
    for (std::size_t i = 0; i < map.items.size(); ++i) {
      if (map.keys[i].text == name) return &map.items[i];
    }
    return nullptr;
  }

  void check_keys(const YamlNode& map, Keys keys, const std::string& what) {
    for (std::size_t i = 0; i < map.items.size(); ++i) {
      const YamlNode& key = map.keys[i];
      const auto known = std::find_if(keys.begin(), keys.end(), [&](const CustomCheckKey& one) {
        return one.name == key.text;
      });
      if (known == keys.end()) {
        std::vector<std::string> names;
        for (const CustomCheckKey& one : keys) names.emplace_back(one.name);
        fail(key.span, "unknown key '" + key.text + "' of " + what, advise(key.text, names));
      } else if (map.items[i].kind == YamlKind::null) {
        fail(key.span, "this key has no value");
      }
    }
  }

  /// The text of a key; empty when it is absent.
  std::string text(std::string_view name) {
    const YamlNode* node = find(entry_, name);
    if (!node) return {};
    if (node->kind != YamlKind::scalar || trim(node->text).empty()) {
      fail(node->span, "expected a text");
      return {};
    }
    return node->text;
  }

  std::string required(std::string_view name) {
    if (!find(entry_, name)) {
      fail(entry_.span, "a custom check needs the key '" + std::string(name) + "'");
      return {};
    }
    return text(name);
  }

  /// One of some words; the first one is the default.
  std::string choice(std::string_view name, const std::vector<std::string>& words) {
    std::string word = text(name);
    if (word.empty()) return words.front();
    if (std::find(words.begin(), words.end(), word) != words.end()) return word;
    std::string all;
    for (const std::string& one : words) {
      all += (all.empty() ? "" : &one == &words.back() ? " or " : ", ") + one;
    }
    fail(find(entry_, name)->span, "expected " + all, advise(word, words));
    return words.front();
  }

  void read_info() {
    CheckInfo& info = made_.info;
    info.id = required("Name");
    info.module = "custom";
    info.summary = trim(required("Message"));
    info.severity = severity_from_string(choice("Severity", {"warning", "error", "note"})).value();
    info.tags = {"custom"};
    info.offers_fix = find(entry_, "Replacement") != nullptr;
    info.docs = text("Docs");
    info.help_uri = text("HelpUri");
    made_.origin = origin_of(find(entry_, "Name") ? find(entry_, "Name")->span : entry_.span);
    if (info.docs.empty()) {
      info.docs = "# " + info.id + "\n\n" + info.summary + "\n\nA custom check, defined in " +
                  to_string(made_.origin) + ".\n";
    }
  }

  /// The name has the form that all have; whether it is free is known later.
  void check_name() {
    Registry alone;
    alone.add(made_.info, made_.create);
    if (!alone.refused().empty()) fail(find(entry_, "Name")->span, alone.refused().front());
  }

  TextTemplate read_template(std::string_view key, const std::vector<std::string>& names) {
    const YamlNode& node = *find(entry_, key);
    auto parsed = TextTemplate::parse(key == "Message" ? trim(node.text) : node.text, names);
    if (parsed) return std::move(parsed).value();
    fail_in(node, parsed.error());
    return {};
  }

  void read_query(const YamlNode& node) {
    if (node.kind != YamlKind::scalar) return fail(node.span, "expected a query");
    auto rule = CodeRule::compile(node.text);
    if (!rule) return fail_in(node, rule.error());
    const std::vector<std::string> captures = rule.value().captures();
    QueryCheckParts parts{std::move(rule).value(), read_template("Message", captures)};
    if (find(entry_, "Replacement")) parts.replacement = read_template("Replacement", captures);
    parts.safety =
        choice("FixSafety", {"unsafe", "safe"}) == "safe" ? FixSafety::safe : FixSafety::unsafe;
    const std::string in = choice("In", {"migrations", "models", "both"});
    parts.in_migrations = in != "models";
    parts.in_models = in != "migrations";
    made_.create = query_check(std::move(parts));
  }

  void read_operation(const YamlNode& node) {
    if (node.kind != YamlKind::map) return fail(node.span, "expected a map of patterns");
    check_keys(node, custom_operation_keys, "Operation");
    for (const std::string_view key : {"Replacement", "FixSafety"}) {
      if (const YamlNode* other = find(entry_, key)) {
        fail(other->span, "'" + std::string(key) + "' needs 'Query'");
      }
    }
    if (!sound()) return;
    OperationCheckParts parts;
    parts.kind = read_patterns(node, "Kind");
    parts.table = read_patterns(node, "Table");
    parts.column = read_patterns(node, "Column");
    parts.name = read_patterns(node, "Name");
    if (const YamlNode* guarded = find(node, "Guarded")) {
      if (guarded->text != "true" && guarded->text != "false") {
        fail(guarded->span, "expected true or false");
      }
      parts.guarded = guarded->text == "true";
    }
    const std::string in = choice("In", {"upgrade", "downgrade", "both"});
    parts.in_upgrade = in != "downgrade";
    parts.in_downgrade = in != "upgrade";
    parts.message = read_template("Message", operation_placeholders());
    made_.create = operation_check(std::move(parts));
  }

  NamePatterns read_patterns(const YamlNode& map, std::string_view key) {
    NamePatterns patterns;
    const YamlNode* node = find(map, key);
    if (!node) return patterns;
    for (const PlacedText& word : read_list(*node)) {
      auto pattern = NamePattern::parse(word.text);
      if (!pattern) {
        fail(word.span, pattern.error().message);
        continue;
      }
      if (key == "Kind") check_kind(word, pattern.value());
      patterns.add(std::move(pattern).value());
    }
    return patterns;
  }

  /// A text is one pattern: a regular expression may hold commas.
  std::vector<PlacedText> read_list(const YamlNode& node) {
    if (node.kind == YamlKind::scalar) return {{node.text, node.span}};
    return read_words(node, errors_);
  }

  void check_kind(const PlacedText& word, const NamePattern& pattern) {
    const auto& kinds = operation_kinds();
    const bool any = std::any_of(kinds.begin(), kinds.end(),
                                 [&](const std::string& kind) { return pattern.matches(kind); });
    if (!any)
      fail(word.span, "no kind of operation matches '" + word.text + "'",
           advise(word.text, kinds, "kinds are such as create_table and drop_column"));
  }

  const YamlNode& entry_;
  std::vector<Error>& errors_;
  std::size_t before_;
  CustomCheck made_;
};

}  // namespace

std::vector<CustomCheck> read_custom_checks(const YamlNode& node, std::vector<Error>& errors) {
  std::vector<CustomCheck> all;
  if (node.kind != YamlKind::sequence) {
    errors.push_back(config_error(node.span, "expected a list of maps with 'Name' and 'Message'"));
    return all;
  }
  for (const YamlNode& entry : node.items) {
    if (auto made = CustomCheckReader(entry, errors).read()) all.push_back(*std::move(made));
  }
  return all;
}

}  // namespace migcheck
