// SPDX-License-Identifier: Apache-2.0
// --enable-check-profile: where the time of a run goes.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "core/run/pipeline.h"

namespace migcheck {

/// Collects times while a run goes on.
class CheckProfile {
 public:
  /// Observers that tell this profile; it must outlive them.
  [[nodiscard]] StageObserver stage_observer();
  [[nodiscard]] CheckObserver check_observer();

  /// The times as a table, most first: stages of the analysis, then checks.
  [[nodiscard]] std::string table() const;
  /// The same as one JSON object: seconds by name.
  [[nodiscard]] std::string json() const;

 private:
  using Clock = std::chrono::steady_clock;
  struct Entry {
    std::chrono::nanoseconds time{0};
    std::size_t calls = 0;
  };

  Clock::time_point last_ = Clock::now();
  std::mutex mutex_;
  std::map<std::string, Entry, std::less<>> stages_;
  std::map<std::string, Entry, std::less<>> checks_;
};

}  // namespace migcheck
