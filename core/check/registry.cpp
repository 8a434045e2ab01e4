// SPDX-License-Identifier: Apache-2.0
#include "core/check/registry.h"

#include <algorithm>
#include <set>

namespace migcheck {
namespace {

bool well_formed_id(std::string_view id) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  };
  return !id.empty() && std::all_of(id.begin(), id.end(), allowed) && id.front() != '-' &&
         id.back() != '-' && id.find("--") == std::string_view::npos;
}

/// What is wrong with the options; nothing: they are fine.
std::optional<std::string> wrong_option(const CheckInfo& info) {
  std::set<std::string> names;
  for (const OptionInfo& option : info.options) {
    const std::string named = "option '" + option.name + "' of check '" + info.id + "' ";
    if (!names.insert(option.name).second) return named + "occurs twice";
    if (option.name.empty() || option.name.find_first_of(". \n") != std::string::npos) {
      return named + "has a name that no configuration can spell";
    }
    CheckInfo without = {};
    if (const auto wrong = CheckOptions(without).set(option, option.default_value)) {
      return named + "has a default that it does not allow: " + *wrong;
    }
  }
  return std::nullopt;
}

}  // namespace

void Registry::add(CheckInfo info, CheckFactory create, std::string origin) {
  if (!well_formed_id(info.id)) {
    refused_.push_back("'" + info.id + "' is no name for a check: words in lower case with '-'");
    return;
  }
  if (const RegisteredCheck* other = find(info.id)) {
    const std::string where = other->origin.empty() ? "" : "; it comes from " + other->origin;
    refused_.push_back("check '" + info.id + "' exists already" + where);
    return;
  }
  if (auto wrong = wrong_option(info)) {
    refused_.push_back(*std::move(wrong));
    return;
  }
  std::string id = info.id;
  const std::size_t order = checks_.size();
  checks_.try_emplace(
      std::move(id), RegisteredCheck{std::move(info), std::move(create), order, std::move(origin)});
}

const RegisteredCheck* Registry::find(std::string_view id) const {
  const auto found = checks_.find(id);
  return found == checks_.end() ? nullptr : &found->second;
}

}  // namespace migcheck
