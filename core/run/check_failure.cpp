// SPDX-License-Identifier: Apache-2.0
#include "core/run/check_failure.h"

#include <exception>
#include <utility>

namespace migcheck {

std::string describe_check(const std::string& check, const std::string& plugin,
                           const std::string& file) {
  std::string text = "check '" + check + "'";
  if (!plugin.empty()) text += " of plugin '" + plugin + "'";
  if (!file.empty()) text += " at '" + file + "'";
  return text;
}

std::optional<std::string> contained(const std::function<void()>& call) {
  try {
    call();
    return std::nullopt;
  } catch (const std::exception& exception) {
    return exception.what();
  } catch (...) {
    return "an exception that is no std::exception";
  }
}

void FailureList::add(const RegisteredCheck& check, const std::string& file,
                      const std::optional<std::string>& thrown) {
  if (!thrown) return;
  const auto [place, is_new] = by_check_.try_emplace({check.info.id, *thrown});
  if (is_new) {
    place->second = {check.info.id, check.origin, file, 0, *thrown};
  } else {
    ++place->second.more;
  }
}

std::vector<CheckFailure> FailureList::take() {
  std::vector<CheckFailure> all;
  for (auto& [key, failure] : by_check_) all.push_back(std::move(failure));
  by_check_.clear();
  return all;
}

std::string CheckFailure::message() const {
  std::string text = "internal error in " + describe_check(check, plugin, file);
  if (more > 0) text += " and " + std::to_string(more) + " more";
  return text + ": " + what;
}

}  // namespace migcheck
