// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostic/fitted_edit.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/source/line_span.h"

namespace migcheck {
namespace {

std::string_view line_break_of(const SourceFile& file) {
  const std::size_t at = file.text().find_first_of("\r\n");
  if (at == std::string_view::npos) return "\n";
  return file.text().substr(at, file.text().substr(at, 2) == "\r\n" ? 2 : 1);
}

std::string with_line_breaks(std::string_view text, std::string_view line_break) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    if (text[i] == '\n') {
      result += line_break;
    } else {
      result += text[i];
    }
  }
  return result;
}

}  // namespace

Edit fitted_edit(Edit edit) {
  const SourceFile& file = *edit.span.file;
  edit.text = with_line_breaks(edit.text, line_break_of(file));
  edit.span.begin = std::max(edit.span.begin, line_span(file, 1).begin);
  edit.span.end = std::max(edit.span.end, edit.span.begin);
  return edit;
}

}  // namespace migcheck
