// SPDX-License-Identifier: Apache-2.0
#include "core/check/query_check.h"

#include <algorithm>
#include <memory>
#include <set>

#include "core/diagnostic/first_line.h"
#include "core/python/module.h"

namespace migcheck {
namespace {

std::string_view text_of(const CodeCapture& capture, std::string_view python) {
  return python.substr(capture.begin, capture.end - capture.begin);
}

/// Without `not-` before it.
std::string_view positive_name(std::string_view name) {
  return name.starts_with("not-") ? name.substr(4) : name;
}

}  // namespace

Result<CodeRule::Condition> CodeRule::read(const CodePredicate& predicate) {
  const std::string_view name = positive_name(predicate.name);
  const auto& arguments = predicate.arguments;
  const auto wrong = [](std::string message) { return Error{.message = std::move(message)}; };
  if (name != "eq?" && name != "match?" && name != "any-of?") {
    return Error{.message = "unknown predicate '#" + predicate.name + "'",
                 .advice = "known ones are #eq?, #match?, #any-of?, and with not- before them"};
  }
  const bool two = name == "any-of?" ? arguments.size() >= 2 : arguments.size() == 2;
  if (!two || !arguments.front().is_capture) {
    return wrong("'#" + predicate.name + "' takes a capture and " +
                 (name == "any-of?" ? "texts"
                  : name == "eq?"   ? "a text or capture"
                                    : "a text"));
  }
  Condition condition{predicate.pattern, arguments.front().capture,
                      name.size() != predicate.name.size()};
  if (name == "match?") {
    auto expression = Pattern::compile(arguments[1].text);
    if (!expression) {
      return wrong("expected a regular expression: " + expression.error().message);
    }
    condition.expression = std::move(expression).value();
    return condition;
  }
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    if (arguments[i].is_capture) {
      condition.same_as = arguments[i].capture;
    } else {
      condition.texts.push_back(arguments[i].text);
    }
  }
  return condition;
}

std::optional<std::size_t> CodeRule::reported_capture() const {
  const auto& names = captures();
  const auto named = std::find(names.begin(), names.end(), "report");
  if (named != names.end()) return static_cast<std::size_t>(named - names.begin());
  if (names.size() == 1) return 0;
  return std::nullopt;
}

Result<CodeRule> CodeRule::compile(const std::string& text) {
  auto query = CodeQuery::compile(text);
  if (!query) return query.error();
  CodeRule rule(std::move(query).value());
  for (const CodePredicate& predicate : rule.query_.predicates()) {
    auto condition = read(predicate);
    if (!condition) {
      Error error = error_at(text, predicate.offset, condition.error().message);
      error.advice = condition.error().advice;
      return error;
    }
    rule.conditions_.push_back(std::move(condition).value());
  }
  const auto reported = rule.reported_capture();
  if (!reported) {
    Error error = error_at(text, 0, "the query does not say what is reported");
    error.advice = "call one capture '@report'";
    return error;
  }
  rule.reported_ = *reported;
  return rule;
}

bool CodeRule::fulfils(const CodeMatch& match, std::string_view python) const {
  const auto first = [&](std::size_t name) {
    const auto found = std::find_if(match.captures.begin(), match.captures.end(),
                                    [&](const CodeCapture& one) { return one.name == name; });
    return found == match.captures.end() ? std::string_view() : text_of(*found, python);
  };
  const auto holds = [&](const Condition& condition, const CodeCapture& capture) {
    const std::string_view text = text_of(capture, python);
    if (condition.expression) return condition.expression->found_in(text);
    if (condition.same_as) return text == first(*condition.same_as);
    return std::find(condition.texts.begin(), condition.texts.end(), text) != condition.texts.end();
  };
  return std::all_of(conditions_.begin(), conditions_.end(), [&](const Condition& condition) {
    return condition.pattern != match.pattern ||
           std::all_of(match.captures.begin(), match.captures.end(),
                       [&](const CodeCapture& capture) {
                         return capture.name != condition.capture ||
                                holds(condition, capture) != condition.negative;
                       });
  });
}

std::vector<CodeRule::Found> CodeRule::find_in(std::string_view python,
                                               const CodeTree& code) const {
  std::vector<Found> all;
  for (const CodeMatch& match : query_.matches(code)) {
    if (!fulfils(match, python)) continue;
    std::map<std::string, std::string> texts;
    for (const CodeCapture& capture : match.captures) {
      texts.emplace(captures()[capture.name], text_of(capture, python));
    }
    for (const CodeCapture& capture : match.captures) {
      if (capture.name == reported_) all.push_back({capture.begin, capture.end, texts});
    }
  }
  return all;
}

namespace {

class QueryCheck final : public Check {
 public:
  explicit QueryCheck(std::shared_ptr<const QueryCheckParts> parts) : parts_(std::move(parts)) {}

  void check_migration(const History& history, const MigrationReplay& migration,
                       Reporter& reporter) const override {
    const auto& module = migration.migration->module;
    if (parts_->in_migrations && module) check_file(module->file(), *history.code, reporter);
  }

  void check_history(const History& history, Reporter& reporter) const override {
    if (!parts_->in_models) return;
    std::set<const SourceFile*> files;
    for (const ModelTable& table : history.models.tables) files.insert(table.span.file);
    for (const auto& one : history.models.enums) files.insert(one->span.file);
    for (const SourceFile* file : files) {
      if (file != nullptr) check_file(*file, *history.code, reporter);
    }
  }

 private:
  void check_file(const SourceFile& file, CodeTrees& trees, Reporter& reporter) const {
    const auto code = trees.of(file);
    for (const CodeRule::Found& found : parts_->rule.find_in(file.text(), *code)) {
      const Span span{&file, found.begin, found.end};
      const auto value = [&](const std::string& name) {
        const auto text = found.texts.find(name);
        return text == found.texts.end() ? std::string() : text->second;
      };
      Diagnostic& finding = reporter.report(first_line(span), parts_->message.fill(value));
      finding.subject = "code:" + std::string(file.text(span));
      if (!parts_->replacement) continue;
      std::string text = parts_->replacement->fill(value);
      finding.fixes.push_back({"replace it", {{span, std::move(text)}}, parts_->safety});
    }
  }

  std::shared_ptr<const QueryCheckParts> parts_;
};

}  // namespace

CheckFactory query_check(QueryCheckParts parts) {
  const auto shared = std::make_shared<const QueryCheckParts>(std::move(parts));
  return [shared](const CheckOptions&) { return std::make_unique<const QueryCheck>(shared); };
}

}  // namespace migcheck
