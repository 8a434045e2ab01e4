// SPDX-License-Identifier: Apache-2.0
#include "tool/docs_pages.h"

namespace migcheck {

std::optional<std::string_view> docs_page(const CheckInfo& check) {
  if (!check.docs.empty()) return check.docs;
  for (const DocsPage& page : docs_pages()) {
    if (page.check == check.id) return page.markdown;
  }
  return std::nullopt;
}

}  // namespace migcheck
