// SPDX-License-Identifier: Apache-2.0
// What each thread is about, so that a crash can say where it happened: checks of plugins are
// foreign code in our process, and parsers read hostile input.
#pragma once

#include <string>

namespace migcheck {

/// While it lives, its text is what the thread is about.
class Activity {
 public:
  /// In words that follow "crashed", such as "in check 'stub-table'".
  explicit Activity(std::string text);
  Activity(const Activity&) = delete;
  Activity& operator=(const Activity&) = delete;
  ~Activity();

 private:
  std::string text_;
  const char* before_;
};

/// A stack for reporting the crash of this thread, which may have used up its own.
class CrashStack {
 public:
  /// Nothing when the thread has such a stack already.
  CrashStack();
  CrashStack(const CrashStack&) = delete;
  CrashStack& operator=(const CrashStack&) = delete;
  ~CrashStack();

 private:
  std::string memory_;
};

/// From now on a crash says on standard error what its thread was about, and then happens.
void report_crashes();

}  // namespace migcheck
