// SPDX-License-Identifier: Apache-2.0
// YAML as a plain tree with the place of every node. yaml-cpp is not seen outside this pair of
// files. What it tolerates but a configuration must not is refused here: unterminated quotes, keys
// that occur twice, aliases (they can be cyclic), tags, a second document, bytes that are no UTF-8.
#pragma once

#include <string>
#include <vector>

#include "core/source/result.h"
#include "core/source/source_file.h"

namespace migcheck {

enum class YamlKind : std::uint8_t { null, scalar, sequence, map };

/// One node. `items` are the elements of a sequence or the values of a map, in which case `keys` is
/// parallel to it.
struct YamlNode {
  YamlKind kind = YamlKind::null;
  std::string text = {};  ///< of a scalar, unquoted
  Span span = {};         ///< of a scalar: all of it; of others: where they begin
  std::vector<YamlNode> keys = {};
  std::vector<YamlNode> items = {};
};

/// Parses a file of at most 1 MB; an empty one gives a null node.
[[nodiscard]] Result<YamlNode> parse_yaml(const SourceFile& file);

}  // namespace migcheck
