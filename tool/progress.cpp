// SPDX-License-Identifier: Apache-2.0
#include "tool/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace migcheck {
namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto patience = 500ms;
constexpr auto interval = 200ms;
constexpr std::string_view wipe = "\r\x1b[K";

bool has_terminal() {
  const char* kind = std::getenv("TERM");
  return isatty(STDERR_FILENO) != 0 && kind != nullptr && std::string_view(kind) != "dumb";
}

void draw(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

}  // namespace

Progress::Progress(const Arguments& arguments) {
  if (arguments.quiet || !has_terminal()) return;
  thread_ = std::thread([this] { show_until_done(); });
}

Progress::~Progress() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    done_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void Progress::begin(std::string_view stage) {
  const std::lock_guard lock(mutex_);
  stage_ = stage;
}

StageObserver Progress::observer() {
  if (!thread_.joinable()) return {};
  return [this](std::string_view stage) { begin(stage); };
}

void Progress::show_until_done() {
  const Clock::time_point start = Clock::now();
  std::unique_lock lock(mutex_);
  const auto is_done = [this] { return done_; };
  if (changed_.wait_for(lock, patience, is_done)) return;
  do {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(Clock::now() - start);
    draw(fmt::format("{}migcheck: {} … {} s", wipe, stage_, seconds.count()));
  } while (!changed_.wait_for(lock, interval, is_done));
  draw(wipe);
}

}  // namespace migcheck
