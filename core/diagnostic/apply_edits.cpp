// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostic/apply_edits.h"

#include <algorithm>
#include <tuple>

namespace migcheck {
namespace {

auto edit_key(const Edit& edit) { return std::tie(edit.span.begin, edit.span.end, edit.text); }

}  // namespace

std::optional<std::string> apply_edits(const SourceFile& file, const std::vector<Edit>& edits) {
  std::vector<Edit> own;
  std::copy_if(edits.begin(), edits.end(), std::back_inserter(own),
               [&](const Edit& edit) { return edit.span.file == &file; });
  std::sort(own.begin(), own.end(),
            [](const Edit& a, const Edit& b) { return edit_key(a) < edit_key(b); });
  own.erase(std::unique(own.begin(), own.end(),
                        [](const Edit& a, const Edit& b) { return edit_key(a) == edit_key(b); }),
            own.end());
  std::string result;
  std::size_t done = 0;
  for (const Edit& edit : own) {
    if (edit.span.begin < done) return std::nullopt;
    result += file.text().substr(done, edit.span.begin - done);
    result += edit.text;
    done = edit.span.end;
  }
  result += file.text().substr(done);
  return result;
}

}  // namespace migcheck
