// SPDX-License-Identifier: Apache-2.0
#include "tool/help.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "tool/option_table.h"

using namespace migcheck;

TEST_CASE("help: every option, in lines of at most 100 columns") {
  const std::string text = help_text();
  for (const OptionRow& row : option_table()) {
    CHECK(text.find("\n  --" + std::string(row.name)) != std::string::npos);
  }
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    CHECK(line.size() <= 100);
    CHECK_FALSE(line.ends_with(' '));
  }
}

TEST_CASE("option table: ordered by name, helps are sentences") {
  const auto table = option_table();
  CHECK(std::is_sorted(table.begin(), table.end(),
                       [](const auto& a, const auto& b) { return a.name < b.name; }));
  for (const OptionRow& row : table) CHECK(row.help.ends_with('.'));
}
