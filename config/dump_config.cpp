// SPDX-License-Identifier: Apache-2.0
// Every text is written in double quotes, which can hold any.
#include "config/dump_config.h"

#include <algorithm>
#include <set>

#include "core/source/double_quoted.h"

namespace migcheck {
namespace {

class ConfigDumper {
 public:
  explicit ConfigDumper(const Registry& registry) : registry_(registry) {}

  std::string dump(const Config& config) {
    const FileConfig& all = config.for_all();
    dump_checks(all.settings(), config_options(all));
    const ConfigLayer& general = config.general();
    if (general.fail_on) line("FailOn: " + std::string(to_string(*general.fail_on)));
    dump_list("Migrations", general.migrations);
    dump_list("Models", general.models);
    dump_list("Exclude", general.exclude);
    if (general.baseline && !general.baseline->empty()) {
      line("Baseline: " + double_quoted(general.baseline->front().value));
    }
    dump_list("Plugins", general.plugins);
    if (!general.custom_checks.empty()) line("CustomChecks:");
    for (const CustomCheck& one : general.custom_checks) line("  - " + flow(one.source));
    dump_version("PostgresVersion", general.postgres_version);
    dump_version("SQLAlchemyVersion", general.sqlalchemy_version);
    if (!config.alembic_version().empty()) {
      line("AlembicVersion: " + double_quoted(config.alembic_version()));
    }
    dump_overrides(config.overrides());
    return std::move(text_);
  }

 private:
  void line(const std::string& text) {
    text_ += std::string(indent_, ' ') + prefix_ + text + "\n";
    if (!prefix_.empty()) indent_ += 2;
    prefix_.clear();
  }

  /// A node on one line.
  static std::string flow(const YamlNode& node) {
    if (node.kind == YamlKind::scalar) return double_quoted(node.text);
    const bool map = node.kind == YamlKind::map;
    std::string items;
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      items += (i == 0 ? "" : ", ") + (map ? node.keys[i].text + ": " : "") + flow(node.items[i]);
    }
    return map ? "{" + items + "}" : "[" + items + "]";
  }

  void dump_list(std::string_view key, const SettingList& list) {
    if (!list) return;
    std::string items;
    for (const Setting& one : *list)
      items += (items.empty() ? "" : ", ") + double_quoted(one.value);
    line(std::string(key) + ": [" + items + "]");
  }

  void dump_version(std::string_view key, const VersionSetting& version) {
    if (version.value != 0) line(std::string(key) + ": " + std::to_string(version.value));
  }

  void dump_checks(const CheckSettings& settings, const std::vector<OptionSetting>& options) {
    dump_list("Files", settings.files);
    dump_list("Checks", settings.checks);
    dump_list("WarningsAsErrors", settings.warnings_as_errors);
    if (!settings.severities.empty()) line("Severity:");
    for (const SeveritySetting& one : last_of_each(settings.severities)) {
      line("  " + double_quoted(one.glob) + ": " +
           std::string(one.level ? to_string(*one.level) : "off"));
    }
    if (!options.empty()) line("CheckOptions:");
    for (const OptionSetting& one : options) {
      line("  " + one.check + "." + one.option + ": " + option_value(one));
    }
  }

  /// A glob that is set again counts at its last place, and a map has each key once.
  static std::vector<SeveritySetting> last_of_each(const std::vector<SeveritySetting>& all) {
    std::vector<SeveritySetting> kept;
    std::set<std::string> seen;
    for (auto one = all.rbegin(); one != all.rend(); ++one) {
      if (seen.insert(one->glob).second) kept.push_back(*one);
    }
    std::reverse(kept.begin(), kept.end());
    return kept;
  }

  [[nodiscard]] std::string option_value(const OptionSetting& setting) const {
    for (const OptionInfo& option : registry_.find(setting.check)->info.options) {
      const bool plain = option.type == OptionType::boolean || option.type == OptionType::integer;
      if (option.name == setting.option && plain) return setting.text;
    }
    return double_quoted(setting.text);
  }

  /// The options that are set, and all others of the checks that are on, with their defaults.
  [[nodiscard]] std::vector<OptionSetting> config_options(const FileConfig& config) const {
    std::vector<OptionSetting> options = config.settings().check_options;
    for (const EnabledCheck& check : config.enabled_checks(registry_)) {
      const CheckInfo& info = check.registered->info;
      for (const OptionInfo& option : info.options) {
        const bool set = std::any_of(options.begin(), options.end(), [&](const OptionSetting& one) {
          return one.check == info.id && one.option == option.name;
        });
        if (!set) options.push_back({info.id, option.name, option.default_value, {}});
      }
    }
    std::sort(options.begin(), options.end(), [](const OptionSetting& a, const OptionSetting& b) {
      return std::tie(a.check, a.option) < std::tie(b.check, b.option);
    });
    return options;
  }

  void dump_overrides(const std::vector<CheckSettings>& overrides) {
    if (overrides.empty()) return;
    line("Overrides:");
    for (const CheckSettings& one : overrides) {
      indent_ = 2;
      prefix_ = "- ";
      dump_checks(one, one.check_options);
    }
    indent_ = 0;
    prefix_.clear();
  }

  const Registry& registry_;
  std::string text_;
  std::size_t indent_ = 0;
  std::string prefix_;
};

}  // namespace

std::string dump_config(const Config& config, const Registry& registry) {
  return ConfigDumper(registry).dump(config);
}

}  // namespace migcheck
