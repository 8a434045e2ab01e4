// SPDX-License-Identifier: Apache-2.0
#include "core/check/registry.h"

#include <algorithm>
#include <cassert>

namespace migcheck {
namespace {

[[maybe_unused]] bool well_formed_id(std::string_view id) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  };
  return !id.empty() && std::all_of(id.begin(), id.end(), allowed) && id.front() != '-' &&
         id.back() != '-' && id.find("--") == std::string_view::npos;
}

}  // namespace

void Registry::add(CheckInfo info, CheckFactory create) {
  assert(well_formed_id(info.id));
  std::string id = info.id;
  const std::size_t order = checks_.size();
  [[maybe_unused]] const bool added =
      checks_.try_emplace(std::move(id), RegisteredCheck{std::move(info), std::move(create), order})
          .second;
  assert(added && "two checks with one id");
}

const RegisteredCheck* Registry::find(std::string_view id) const {
  const auto found = checks_.find(id);
  return found == checks_.end() ? nullptr : &found->second;
}

}  // namespace migcheck
