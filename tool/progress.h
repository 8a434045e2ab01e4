// SPDX-License-Identifier: Apache-2.0
// What a person who waits sees: the stage of a long run, on a terminal only, gone at the end.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "core/run/pipeline.h"
#include "tool/arguments.h"

namespace migcheck {

/// Shows the present stage on standard error once it has lived for half a second, and wipes it
/// away when it dies. Without a terminal, and with --quiet, it does nothing.
class Progress {
 public:
  explicit Progress(const Arguments& arguments);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void begin(std::string_view stage);
  /// An observer that tells this object; nothing when nothing is shown.
  [[nodiscard]] StageObserver observer();

 private:
  void show_until_done();

  std::mutex mutex_;
  std::condition_variable changed_;
  std::string stage_;
  bool done_ = false;
  std::thread thread_;
};

}  // namespace migcheck
