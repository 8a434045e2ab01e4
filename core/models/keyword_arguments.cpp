// SPDX-License-Identifier: Apache-2.0
#include "core/models/keyword_arguments.h"

namespace migcheck {

std::vector<const Node*> keyword_arguments(const Node& root, std::string_view name) {
  std::vector<const Node*> found;
  std::vector<const Node*> waiting{&root};
  while (!waiting.empty()) {
    const Node* node = waiting.back();
    waiting.pop_back();
    if (node->kind == NodeKind::keyword && node->text == name && node->child(0) != nullptr) {
      found.push_back(node->child(0));
    }
    for (const Node* child : node->children) {
      if (child != nullptr) waiting.push_back(child);
    }
  }
  return found;
}

}  // namespace migcheck
