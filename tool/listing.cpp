// SPDX-License-Identifier: Apache-2.0
#include "tool/listing.h"

#include <algorithm>

#include "tool/docs_pages.h"

namespace migcheck {

std::string check_list(const std::vector<EnabledCheck>& checks) {
  std::size_t width = 0;
  for (const EnabledCheck& check : checks) {
    width = std::max(width, check.registered->info.id.size());
  }
  std::string text = "Enabled checks:\n";
  for (const EnabledCheck& check : checks) {
    const CheckInfo& info = check.registered->info;
    text += "    " + info.id + std::string(width - info.id.size() + 2, ' ') + info.summary + "\n";
  }
  return text;
}

Result<std::string> explanation(const std::string& check, const Registry& registry) {
  std::vector<std::string> ids;
  for (const auto& [id, registered] : registry.checks()) ids.push_back(id);
  if (!registry.find(check)) {
    const auto near = did_you_mean(check, ids);
    return Error{
        .message = "unknown check '" + check + "'",
        .advice = near ? "did you mean '" + *near + "'?" : "--list-checks names all checks"};
  }
  const auto page = docs_page(check);
  if (!page) return Error{.message = "check '" + check + "' has no documentation"};
  return std::string(*page);
}

}  // namespace migcheck
