// SPDX-License-Identifier: Apache-2.0
#include "core/source/result.h"

namespace migcheck {

std::string Error::to_string() const {
  std::string text = file;
  if (!file.empty() && line > 0) {
    text += ':' + std::to_string(line);
    if (column > 0) text += ':' + std::to_string(column);
  }
  if (!file.empty()) text += ": ";
  text += "error: " + message;
  if (!excerpt.empty()) text += '\n' + excerpt;
  if (!advice.empty()) text += "\n  help: " + advice;
  return text;
}

}  // namespace migcheck
