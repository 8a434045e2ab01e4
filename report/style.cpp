// SPDX-License-Identifier: Apache-2.0
#include "report/style.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>

namespace migcheck {
namespace {

/// The SGR parameters of a role, as clang chooses them.
std::string_view sgr(Role role) {
  switch (role) {
    case Role::error:
      return "1;31";
    case Role::warning:
      return "1;35";
    case Role::note:
      return "1;36";
    case Role::fix:
    case Role::caret:
      return "1;32";
    case Role::place:
    case Role::message:
      return "1";
    case Role::removed:
      return "31";
    case Role::added:
      return "32";
  }
  return "0";
}

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

}  // namespace

bool use_color(ColorMode mode, int file_descriptor) {
  if (mode != ColorMode::automatic) return mode == ColorMode::always;
  if (is_set("NO_COLOR") || ::isatty(file_descriptor) == 0) return false;
  const char* terminal = std::getenv("TERM");
  return terminal != nullptr && std::string_view(terminal) != "dumb";
}

unsigned output_columns(int file_descriptor) {
  constexpr unsigned most = 10000;
  if (is_set("COLUMNS")) {
    const std::string_view text = std::getenv("COLUMNS");
    unsigned columns = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), columns);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    if (whole && columns > 0 && columns <= most) return columns;
  }
  winsize size = {};
  return ::ioctl(file_descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

std::string Painter::operator()(Role role, std::string_view text) const {
  if (!enabled_) return std::string(text);
  std::string painted = "\033[";
  painted.append(sgr(role)).append("m").append(text).append("\033[0m");
  return painted;
}

Role role_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return Role::error;
    case Severity::warning:
      return Role::warning;
    case Severity::note:
      return Role::note;
  }
  return Role::note;
}

}  // namespace migcheck
