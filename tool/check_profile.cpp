// SPDX-License-Identifier: Apache-2.0
#include "tool/check_profile.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

namespace migcheck {
namespace {

double seconds(std::chrono::nanoseconds time) {
  return std::chrono::duration<double>(time).count();
}

template <class Entries>
std::string section(std::string_view title, const Entries& entries) {
  using Pair = std::pair<std::string, typename Entries::mapped_type>;
  std::vector<Pair> sorted(entries.begin(), entries.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Pair& a, const Pair& b) { return a.second.time > b.second.time; });
  std::string text = fmt::format("{:>10}  {:>8}  {}\n", "seconds", "calls", title);
  for (const auto& [name, entry] : sorted) {
    text += fmt::format("{:>10.4f}  {:>8}  {}\n", seconds(entry.time), entry.calls, name);
  }
  return text;
}

template <class Entries>
nlohmann::ordered_json profile_object(const Entries& entries) {
  nlohmann::ordered_json object = nlohmann::ordered_json::object();
  for (const auto& [name, entry] : entries) {
    object[name] = {{"seconds", seconds(entry.time)}, {"calls", entry.calls}};
  }
  return object;
}

}  // namespace

StageObserver CheckProfile::stage_observer() {
  last_ = Clock::now();
  return [this](std::string_view stage) {
    const std::lock_guard lock(mutex_);
    const auto now = Clock::now();
    Entry& entry = stages_[std::string(stage)];
    entry.time += now - last_;
    ++entry.calls;
    last_ = now;
  };
}

CheckObserver CheckProfile::check_observer() {
  return [this](const CheckInfo& check, std::chrono::nanoseconds time) {
    const std::lock_guard lock(mutex_);
    Entry& entry = checks_[check.id];
    entry.time += time;
    ++entry.calls;
  };
}

std::string CheckProfile::table() const {
  return section("stage", stages_) + section("check", checks_);
}

std::string CheckProfile::json() const {
  const nlohmann::ordered_json object = {
      {"version", 1}, {"stages", profile_object(stages_)}, {"checks", profile_object(checks_)}};
  return object.dump(2) + "\n";
}

}  // namespace migcheck
