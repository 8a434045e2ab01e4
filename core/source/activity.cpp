// SPDX-License-Identifier: Apache-2.0
// A signal handler may do hardly anything: it reads a pointer of its thread and writes texts that
// are there already. Afterwards the signal takes its usual course, so that exit status, core dump
// and the reports of sanitizers are what they would have been.
#include "core/source/activity.h"

#include <signal.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <utility>

namespace migcheck {
namespace {

constexpr std::size_t crash_stack_size = std::size_t{64} << 10;

struct CrashSignal {
  int number;
  const char* text;
};

constexpr std::array<CrashSignal, 5> crash_signals{
    {{SIGSEGV, "migcheck: error: crashed (SIGSEGV)"},
     {SIGBUS, "migcheck: error: crashed (SIGBUS)"},
     {SIGFPE, "migcheck: error: crashed (SIGFPE)"},
     {SIGILL, "migcheck: error: crashed (SIGILL)"},
     {SIGABRT, "migcheck: error: crashed (SIGABRT)"}}};

thread_local const char* volatile activity = nullptr;
std::array<struct sigaction, crash_signals.size()> usual_actions;

void write_text(const char* text) {
  [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, text, std::strlen(text));
}

void say_crash(const CrashSignal& crash) {
  write_text(crash.text);
  if (const char* text = activity) {
    write_text(" ");
    write_text(text);
  }
  write_text("\n");
}

void on_crash(int number, siginfo_t* info, void*) {
  for (std::size_t i = 0; i < crash_signals.size(); ++i) {
    if (crash_signals[i].number != number) continue;
    say_crash(crash_signals[i]);
    sigaction(number, &usual_actions[i], nullptr);
  }
  // what the processor has refused happens again; what somebody has sent must be sent again
  if (info->si_code <= 0) raise(number);
}

}  // namespace

Activity::Activity(std::string text) : text_(std::move(text)), before_(activity) {
  activity = text_.c_str();
}

Activity::~Activity() { activity = before_; }

CrashStack::CrashStack() {
  stack_t present = {};
  if (sigaltstack(nullptr, &present) != 0 || (present.ss_flags & SS_DISABLE) == 0) return;
  memory_.resize(crash_stack_size);
  stack_t own = {};
  own.ss_sp = memory_.data();
  own.ss_size = memory_.size();
  if (sigaltstack(&own, nullptr) != 0) memory_.clear();
}

CrashStack::~CrashStack() {
  if (memory_.empty()) return;
  stack_t none = {};
  none.ss_flags = SS_DISABLE;
  sigaltstack(&none, nullptr);
}

void report_crashes() {
  struct sigaction action = {};
  action.sa_sigaction = on_crash;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  for (std::size_t i = 0; i < crash_signals.size(); ++i) {
    sigaction(crash_signals[i].number, &action, &usual_actions[i]);
  }
}

}  // namespace migcheck
