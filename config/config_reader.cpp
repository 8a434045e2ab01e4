// SPDX-License-Identifier: Apache-2.0
#include "config/config_reader.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <span>

#include "config/config_error.h"
#include "config/config_keys.h"
#include "config/value_reader.h"
#include "core/check/check_filter.h"
#include "core/check/text_list.h"

namespace migcheck {
namespace {

using KeyTable = std::span<const ConfigKey>;

const ConfigKey* find_key(const std::string& name, KeyTable table) {
  const auto found = std::find_if(table.begin(), table.end(),
                                  [&](const ConfigKey& key) { return key.name == name; });
  return found == table.end() ? nullptr : &*found;
}

Error unknown_key(const YamlNode& key, KeyTable table) {
  std::vector<std::string> names;
  std::string all = "known keys are ";
  for (const ConfigKey& known : table) {
    all += (names.empty() ? "" : ", ") + std::string(known.name);
    names.emplace_back(known.name);
  }
  return config_error(key.span, "unknown key '" + key.text + "'", advise(key.text, names, all));
}

/// Up to three numbers with dots between them.
bool is_version_text(std::string_view text) {
  std::size_t numbers = 0;
  while (numbers < 3) {
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits == 0 || digits > 4) return false;
    ++numbers;
    text.remove_prefix(digits);
    if (text.empty()) return true;
    if (text.front() != '.') return false;
    text.remove_prefix(1);
  }
  return false;
}

struct Reader {
  const Registry& registry;
  std::string_view folder;
  ConfigReading result = {};

  void read_globs(const YamlNode& value, std::vector<Setting>& settings) {
    for (const PlacedText& word : read_words(value, result.errors)) {
      const auto filter = CheckFilter::parse(word.text, registry);
      if (!filter) {
        result.errors.push_back(
            config_error(word.span, filter.error().message, filter.error().advice));
      }
      settings.push_back({word.text, origin_of(word.span)});
    }
  }

  void read_patterns(const YamlNode& value, std::vector<Setting>& settings) {
    for (const PlacedText& word : read_words(value, result.errors)) {
      auto pattern = rebase_pattern(word.text, folder);
      if (!pattern) {
        result.errors.push_back(config_error(word.span, pattern.error().message));
        continue;
      }
      settings.push_back({std::move(pattern).value(), origin_of(word.span)});
    }
  }

  void fail(const YamlNode& node, std::string message, std::string advice = {}) {
    result.errors.push_back(config_error(node.span, std::move(message), std::move(advice)));
  }

  void read_version_key(const ConfigKey& key, const YamlNode& value) {
    const auto version = read_version(value.text, key.versions);
    if (!version) return fail(value, version.error().message);
    result.layer.*key.version = {version.value(), origin_of(value.span)};
  }

  void read_library_version(const YamlNode& value, std::vector<Setting>& settings) {
    if (value.kind != YamlKind::scalar || !is_version_text(value.text)) {
      return fail(value, "expected a version such as 1.13 or 1.13.3");
    }
    settings.push_back({value.text, origin_of(value.span)});
  }

  void read_fail_on(const YamlNode& value) {
    result.layer.fail_on = fail_on_from_string(value.text);
    if (!result.layer.fail_on) fail(value, "expected error, warning, note or never");
  }

  std::optional<bool> read_boolean(const YamlNode& value) {
    if (value.text == "true") return true;
    if (value.text == "false") return false;
    fail(value, "expected true or false");
    return std::nullopt;
  }

  void read_path(const YamlNode& value, std::vector<Setting>& settings) {
    if (value.kind != YamlKind::scalar || value.text.empty()) return fail(value, "expected a path");
    settings.push_back({value.text, origin_of(value.span)});
  }

  void read_file(const YamlNode& value, std::vector<Setting>& settings) {
    read_path(value, settings);
    if (settings.empty() || folder.empty() || value.text.starts_with('/')) return;
    settings.back().value.insert(0, std::string(folder) + "/");
  }

  void read_files(const YamlNode& value, std::vector<Setting>& settings) {
    for (const PlacedText& word : read_words(value, result.errors)) {
      settings.push_back({word.text, origin_of(word.span)});
    }
  }

  void read_severity(const YamlNode& key, const YamlNode& value) {
    const auto filter = CheckFilter::parse(key.text, registry);
    if (!filter) return fail(key, filter.error().message, filter.error().advice);
    if (key.text.starts_with('-')) return fail(key, "a glob of Severity has no '-'");
    const auto level = severity_from_string(value.text);
    if (!level && value.text != "off") return fail(value, "expected error, warning, note or off");
    result.layer.severities.push_back({key.text, level, origin_of(key.span)});
  }

  void read_custom(const YamlNode& value) {
    result.layer.custom_checks = read_custom_checks(value, result.errors);
    for (const CustomCheck& one : result.layer.custom_checks) {
      result.layer.brings.push_back(one.info.id);
    }
  }

  void read_severities(const YamlNode& value) {
    if (value.kind != YamlKind::map) return fail(value, "expected a map of globs to levels");
    for (std::size_t i = 0; i < value.items.size(); ++i) {
      read_severity(value.keys[i], value.items[i]);
    }
  }

  void read_override(const YamlNode& entry) {
    Reader inner{registry, folder};
    inner.read_document(entry, override_keys);
    if (inner.result.errors.empty() && !inner.result.layer.files) {
      inner.fail(entry, "an entry of Overrides needs the key 'Files'");
    }
    std::move(inner.result.errors.begin(), inner.result.errors.end(),
              std::back_inserter(result.errors));
    result.layer.overrides.push_back(std::move(inner.result.layer));
  }

  void read_overrides(const YamlNode& value) {
    if (value.kind != YamlKind::sequence)
      return fail(value, "expected a list of maps with 'Files'");
    for (const YamlNode& entry : value.items) read_override(entry);
  }

  void read_value(const ConfigKey& key, const YamlNode& value) {
    switch (key.kind) {
      case KeyKind::check_options:
        result.layer.check_options = read_check_options(value, registry, result.errors);
        break;
      case KeyKind::custom_checks:
        return read_custom(value);
      case KeyKind::severities:
        return read_severities(value);
      case KeyKind::overrides:
        return read_overrides(value);
      case KeyKind::version:
        return read_version_key(key, value);
      case KeyKind::library_version:
        return read_library_version(value, (result.layer.*key.list).emplace());
      case KeyKind::fail_on:
        return read_fail_on(value);
      case KeyKind::inherits:
        result.layer.inherits = read_boolean(value);
        break;
      case KeyKind::root:
        result.layer.root = read_boolean(value).value_or(false);
        break;
      case KeyKind::path:
        return read_path(value, (result.layer.*key.list).emplace());
      case KeyKind::files:
        return read_files(value, (result.layer.*key.list).emplace());
      case KeyKind::file:
        return read_file(value, (result.layer.*key.list).emplace());
      case KeyKind::check_globs:
        return read_globs(value, (result.layer.*key.list).emplace());
      case KeyKind::path_patterns:
        return read_patterns(value, (result.layer.*key.list).emplace());
    }
  }

  /// Only what must be known before the rest can be read: further files, files that do not
  /// count, and what brings checks.
  void read_extensions(const YamlNode& root) {
    if (root.kind != YamlKind::map) return;
    for (std::size_t i = 0; i < root.items.size(); ++i) {
      const ConfigKey* key = find_key(root.keys[i].text, config_keys);
      const bool now =
          key && (key->kind == KeyKind::path || key->kind == KeyKind::inherits ||
                  key->kind == KeyKind::root || key->kind == KeyKind::files ||
                  key->kind == KeyKind::path_patterns || key->kind == KeyKind::custom_checks);
      if (now && root.items[i].kind != YamlKind::null) read_value(*key, root.items[i]);
    }
  }

  void read_document(const YamlNode& root, KeyTable table) {
    if (root.kind == YamlKind::null) return;
    if (root.kind != YamlKind::map) {
      return fail(root, "expected a map such as '" + std::string(table.front().name) + ": \"*\"'");
    }
    for (std::size_t i = 0; i < root.items.size(); ++i) {
      const ConfigKey* key = find_key(root.keys[i].text, table);
      if (!key) {
        result.errors.push_back(unknown_key(root.keys[i], table));
      } else if (root.items[i].kind == YamlKind::null) {
        result.errors.push_back(config_error(root.keys[i].span, "this key has no value"));
      } else {
        read_value(*key, root.items[i]);
      }
    }
  }
};

SettingList read_option(const std::optional<std::string>& globs, const std::string& source,
                        const Registry& registry, std::vector<Error>& errors) {
  if (!globs) return std::nullopt;
  if (const auto filter = CheckFilter::parse(*globs, registry); !filter) {
    Error error = filter.error();
    error.file = source;
    errors.push_back(std::move(error));
  }
  std::vector<Setting> settings;
  for (std::string& glob : split_list(*globs)) settings.push_back({std::move(glob), {source}});
  return settings;
}

}  // namespace

Result<int> read_version(const std::string& text, const VersionRange& range) {
  int version = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  if (whole && version >= range.oldest && version <= range.newest) return version;
  return Error{.message = "expected a version from " + std::to_string(range.oldest) + " to " +
                          std::to_string(range.newest)};
}

ConfigReading read_config(const SourceFile& file, const Registry& registry,
                          std::string_view folder) {
  Reader reader{registry, folder};
  const auto root = parse_yaml(file);
  if (root) {
    reader.read_document(root.value(), config_keys);
  } else {
    reader.result.errors.push_back(root.error());
  }
  return std::move(reader.result);
}

ConfigReading read_extensions(const SourceFile& file, std::string_view folder) {
  const Registry none;
  Reader reader{none, folder};
  const auto root = parse_yaml(file);
  if (root) {
    reader.read_extensions(root.value());
  } else {
    reader.result.errors.push_back(root.error());
  }
  return std::move(reader.result);
}

ConfigReading read_command_line(const CommandLineGlobs& globs, const Registry& registry) {
  ConfigReading reading;
  reading.layer.checks = read_option(globs.checks, "--checks", registry, reading.errors);
  reading.layer.warnings_as_errors =
      read_option(globs.warnings_as_errors, "--warnings-as-errors", registry, reading.errors);
  return reading;
}

}  // namespace migcheck
