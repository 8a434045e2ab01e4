// SPDX-License-Identifier: Apache-2.0
#include "tests/checks/expectations.h"

#include <algorithm>

namespace migcheck::tests {
namespace {

std::string_view take_word(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  const std::string_view word = text.substr(0, text.find_first_of(" \r\n"));
  text.remove_prefix(word.size());
  return word;
}

std::string take_quoted(std::string_view& text) {
  text.remove_prefix(std::min(text.find('"') + 1, text.size()));
  std::string quoted;
  while (!text.empty() && text.front() != '"') {
    if (text.front() == '\\' && text.size() > 1) text.remove_prefix(1);
    quoted += text.front();
    text.remove_prefix(1);
  }
  return quoted;
}

void read_line(const std::string& path, std::uint32_t line, std::string_view text,
               std::vector<Expectation>& out) {
  for (std::size_t at = text.find("expect"); at != std::string_view::npos;
       at = text.find("expect")) {
    text.remove_prefix(at + std::string_view("expect").size());
    const bool next = text.starts_with("-next: ");
    if (!next && !text.starts_with(": ")) continue;
    text.remove_prefix(text.find(' '));
    Expectation expectation;
    expectation.path = path;
    expectation.line = line + (next ? 1 : 0);
    expectation.severity = take_word(text);
    expectation.check = take_word(text);
    expectation.message = take_quoted(text);
    out.push_back(std::move(expectation));
  }
}

}  // namespace

std::vector<Expectation> expectations_in(const std::string& path, std::string_view text) {
  std::vector<Expectation> expectations;
  for (std::uint32_t line = 1; !text.empty(); ++line) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    read_line(path, line, text.substr(0, end), expectations);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return expectations;
}

}  // namespace migcheck::tests
