// SPDX-License-Identifier: Apache-2.0
// A check is one rule. It is described by a CheckInfo, made once per configuration, and then called
// from many threads: it must be const in every sense.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/diagnostic/diagnostic.h"
#include "core/run/repository.h"

namespace migcheck {

enum class OptionType : std::uint8_t { boolean, integer, string, regex, choice, string_list };

/// One option of a check, as written under CheckOptions in the configuration.
struct OptionInfo {
  std::string name = {};  ///< "MaxColumns"; addressed as `stub-table.MaxColumns`
  OptionType type = OptionType::string;
  std::string default_value = {};  ///< in the spelling of the configuration; lists with commas
  std::string help = {};           ///< one imperative sentence, no final stop
  std::vector<std::string> choices = {};  ///< for `choice`
  std::int64_t minimum = 0;               ///< for `integer`
  std::int64_t maximum = 0;               ///< for `integer`; 0: no upper bound
};

/// Everything the world needs to know about a check; the only place of truth.
struct CheckInfo {
  std::string id = {};                    ///< "enum-create-type"
  std::string module = {};                ///< "enum"
  std::string summary = {};               ///< one sentence, lower-case start, no final stop
  Severity severity = Severity::warning;  ///< the usual level; single findings may differ
  std::vector<std::string> tags = {};  ///< "correctness", "data-loss", "availability", "style", …
  std::vector<OptionInfo> options = {};
  bool offers_fix = false;
  /// Says only that a statement fails; gives way to a check that knows why (see run_checks()).
  bool general = false;
  /// Of checks that come from plugins or the configuration; those of built-in ones are in docs/.
  std::string docs = {};      ///< the page that --explain prints, Markdown
  std::string help_uri = {};  ///< where the same is to be read; may be empty
};

/// Whether a check runs only when a glob other than `*` names it.
[[nodiscard]] bool is_opt_in(const CheckInfo& info);

/// The options of one check: validated, with defaults filled in.
class CheckOptions {
 public:
  using Value = std::variant<bool, std::int64_t, std::string, std::vector<std::string>>;

  /// Options with their defaults.
  explicit CheckOptions(const CheckInfo& info);
  /// Sets an option from its text; nothing on success, else what is wrong ("expected true or
  /// false").
  std::optional<std::string> set(const OptionInfo& option, const std::string& text);

  /// The option's value; the name and type must be those of the CheckInfo.
  [[nodiscard]] bool boolean(std::string_view name) const;
  [[nodiscard]] std::int64_t integer(std::string_view name) const;
  [[nodiscard]] const std::string& string(std::string_view name) const;
  [[nodiscard]] const std::vector<std::string>& list(std::string_view name) const;

 private:
  std::map<std::string, Value, std::less<>> values_;
};

/// Collects the findings of one call. Fills in the check's id and, when the check does not say
/// otherwise, its usual severity.
class Reporter {
 public:
  Reporter(const CheckInfo& info, std::vector<Diagnostic>& out) : info_(info), out_(out) {}
  /// Adds a finding and returns it for related locations and fixes.
  Diagnostic& report(Span span, std::string message);
  Diagnostic& report(Severity severity, Span span, std::string message);

 private:
  const CheckInfo& info_;
  std::vector<Diagnostic>& out_;
};

struct SuppressionReview;

class Check {
 public:
  virtual ~Check() = default;
  /// Called once for every migration of every environment.
  virtual void check_migration(const History& history, const MigrationReplay& migration,
                               Reporter& reporter) const;
  /// Called once for every environment.
  virtual void check_history(const History& history, Reporter& reporter) const;
  /// Called once, when all checks have run and suppression comments have done their work.
  virtual void check_suppressions(const SuppressionReview& review, Reporter& reporter) const;
};

using CheckFactory = std::function<std::unique_ptr<const Check>(const CheckOptions&)>;

}  // namespace migcheck
