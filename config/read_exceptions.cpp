// SPDX-License-Identifier: Apache-2.0
// Files of exceptions that teams keep beside other linters: check → paths.
#include "config/config_error.h"
#include "config/config_reader.h"
#include "config/value_reader.h"
#include "core/check/check_filter.h"

namespace migcheck {
namespace {

/// The path of an entry: itself, or what its key `path` or `file` holds.
const YamlNode* exception_path(const YamlNode& entry) {
  if (entry.kind == YamlKind::scalar) return &entry;
  for (std::size_t i = 0; i < entry.keys.size(); ++i) {
    const bool named = entry.keys[i].text == "path" || entry.keys[i].text == "file";
    if (named && entry.items[i].kind == YamlKind::scalar) return &entry.items[i];
  }
  return nullptr;
}

struct ExceptionsReader {
  const Registry& registry;
  std::string_view folder;
  ExceptionsReading result = {};

  void add_path(const YamlNode& entry, std::vector<Setting>& files) {
    const YamlNode* path = exception_path(entry);
    if (!path) {
      result.reading.errors.push_back(
          config_error(entry.span, "expected a path, or a map with 'path'"));
      return;
    }
    const bool anchored = path->text.starts_with('/');
    auto pattern = rebase_pattern((anchored ? "" : "/") + path->text, folder);
    if (pattern) {
      files.push_back({std::move(pattern).value(), origin_of(path->span)});
    } else {
      result.reading.errors.push_back(config_error(path->span, pattern.error().message));
    }
  }

  void add_rule(const YamlNode& key, const YamlNode& value) {
    if (!CheckFilter::parse(key.text, registry)) {
      result.foreign.push_back({key.text, origin_of(key.span)});
      return;
    }
    CheckSettings settings;
    settings.files.emplace();
    if (value.kind == YamlKind::sequence) {
      for (const YamlNode& entry : value.items) add_path(entry, *settings.files);
    } else if (value.kind != YamlKind::null) {
      add_path(value, *settings.files);
    }
    if (settings.files->empty()) return;
    settings.checks = std::vector<Setting>{{"-" + key.text, origin_of(key.span)}};
    result.reading.layer.overrides.push_back(std::move(settings));
  }
};

}  // namespace

ExceptionsReading read_exceptions(const SourceFile& file, const Registry& registry,
                                  std::string_view folder) {
  ExceptionsReader reader{registry, folder};
  const auto root = parse_yaml(file);
  if (!root) {
    reader.result.reading.errors.push_back(root.error());
  } else if (root.value().kind == YamlKind::map) {
    for (std::size_t i = 0; i < root.value().items.size(); ++i) {
      reader.add_rule(root.value().keys[i], root.value().items[i]);
    }
  } else if (root.value().kind != YamlKind::null) {
    reader.result.reading.errors.push_back(
        config_error(root.value().span, "expected a map of checks to lists of paths"));
  }
  return std::move(reader.result);
}

}  // namespace migcheck
