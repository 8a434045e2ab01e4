// SPDX-License-Identifier: Apache-2.0
#include "config/config_reader.h"

#include <algorithm>
#include <charconv>

#include "config/config_error.h"
#include "config/config_keys.h"
#include "config/value_reader.h"
#include "core/check/check_filter.h"
#include "core/check/text_list.h"

namespace migcheck {
namespace {

const ConfigKey* find_key(const std::string& name) {
  const auto found = std::find_if(config_keys.begin(), config_keys.end(),
                                  [&](const ConfigKey& key) { return key.name == name; });
  return found == config_keys.end() ? nullptr : &*found;
}

Error unknown_key(const YamlNode& key) {
  std::vector<std::string> names;
  std::string all = "known keys are ";
  for (const ConfigKey& known : config_keys) {
    all += (names.empty() ? "" : ", ") + std::string(known.name);
    names.emplace_back(known.name);
  }
  return config_error(key.span, "unknown key '" + key.text + "'", advise(key.text, names, all));
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

  void read_version(const YamlNode& value) {
    const auto version = read_postgres_version(value.text);
    if (version) {
      result.layer.postgres_version = version.value();
    } else {
      result.errors.push_back(config_error(value.span, version.error().message));
    }
  }

  void read_value(const ConfigKey& key, const YamlNode& value) {
    if (key.kind == KeyKind::check_options) {
      result.layer.check_options = read_check_options(value, registry, result.errors);
      return;
    }
    if (key.kind == KeyKind::postgres_version) return read_version(value);
    std::vector<Setting>& settings = (result.layer.*key.list).emplace();
    if (key.kind == KeyKind::check_globs) {
      read_globs(value, settings);
    } else {
      read_patterns(value, settings);
    }
  }

  void read_document(const YamlNode& root) {
    if (root.kind == YamlKind::null) return;
    if (root.kind != YamlKind::map) {
      result.errors.push_back(config_error(root.span, "expected a map such as 'Checks: \"*\"'"));
      return;
    }
    for (std::size_t i = 0; i < root.items.size(); ++i) {
      const ConfigKey* key = find_key(root.keys[i].text);
      if (!key) {
        result.errors.push_back(unknown_key(root.keys[i]));
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

Result<int> read_postgres_version(const std::string& text) {
  int version = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  if (whole && version >= oldest_postgres && version <= newest_postgres) return version;
  return Error{.message = "expected a version from " + std::to_string(oldest_postgres) + " to " +
                          std::to_string(newest_postgres)};
}

ConfigReading read_config(const SourceFile& file, const Registry& registry,
                          std::string_view folder) {
  Reader reader{registry, folder};
  const auto root = parse_yaml(file);
  if (root) {
    reader.read_document(root.value());
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
