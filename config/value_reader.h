// SPDX-License-Identifier: Apache-2.0
// What the readers of single keys share.
#pragma once

#include <string>
#include <vector>

#include "config/config_layer.h"
#include "config/yaml_document.h"
#include "core/check/registry.h"

namespace migcheck {

/// A word of the configuration with its place.
struct PlacedText {
  std::string text;
  Span span;
};

[[nodiscard]] SettingOrigin origin_of(const Span& span);

/// The elements of a list of strings, or the parts of a string between commas and line breaks;
/// anything else is added to `errors`.
[[nodiscard]] std::vector<PlacedText> read_words(const YamlNode& node, std::vector<Error>& errors);

/// The value of CheckOptions.
[[nodiscard]] std::vector<OptionSetting> read_check_options(const YamlNode& node,
                                                            const Registry& registry,
                                                            std::vector<Error>& errors);

/// The value of CustomChecks. An entry with a mistake is left out.
[[nodiscard]] std::vector<CustomCheck> read_custom_checks(const YamlNode& node,
                                                          std::vector<Error>& errors);

/// A path pattern, moved from the configuration's folder to the root; an error when it points out
/// of the folder.
[[nodiscard]] Result<std::string> rebase_pattern(const std::string& pattern,
                                                 std::string_view folder);

}  // namespace migcheck
