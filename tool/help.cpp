// SPDX-License-Identifier: Apache-2.0
#include "tool/help.h"

#include "tool/option_table.h"

namespace migcheck {
namespace {

constexpr std::size_t help_column = 30;
constexpr std::size_t line_width = 100;

constexpr std::string_view introduction =
    "USAGE: migcheck [options] [paths...]\n"
    "\n"
    "Finds what will break in the Alembic migrations of a repository before a database is "
    "started.\n"
    "Paths are files and folders to report on; the default is the current folder. Migrations and\n"
    "models are found without configuration. Options may be written with one dash or two, values "
    "as\n"
    "'--name=value' or '--name value'. '@file' stands for the arguments in a file, '-' for the "
    "text\n"
    "of --stdin-filename on standard input.\n"
    "\n"
    "OPTIONS:\n";

constexpr std::string_view exit_codes =
    "\n"
    "EXIT STATUS:\n"
    "  0  no finding at or above --fail-on\n"
    "  1  findings\n"
    "  2  wrong usage or configuration; nothing was analysed\n"
    "  3  some file could not be analysed or written, or a check failed; the others were\n";

std::string heading(const OptionRow& row) {
  std::string text = "  --" + std::string(row.name);
  if (!row.value.empty()) text += "=" + std::string(row.value);
  if (!row.short_name.empty()) text += ", -" + std::string(row.short_name);
  return text;
}

/// Words in lines that begin at the help column; the first line is already there.
std::string wrapped(std::string_view text) {
  std::string lines;
  std::size_t column = help_column;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (column > help_column && column + 1 + end > line_width) {
      lines += "\n" + std::string(help_column, ' ');
      column = help_column;
    } else if (column > help_column) {
      lines += ' ';
      ++column;
    }
    lines += text.substr(0, end);
    column += end;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines + "\n";
}

}  // namespace

std::string help_text() {
  std::string text(introduction);
  for (const OptionRow& row : option_table()) {
    std::string line = heading(row);
    const bool fits = line.size() + 2 <= help_column;
    line +=
        fits ? std::string(help_column - line.size(), ' ') : "\n" + std::string(help_column, ' ');
    text += line + wrapped(row.help);
  }
  return text + std::string(exit_codes);
}

}  // namespace migcheck
