// SPDX-License-Identifier: Apache-2.0
#include "core/migration/ini_file.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "core/source/subprocess.h"
#include "tests/support/temporary_folder.h"

using namespace migcheck;  // NOLINT(google-build-using-namespace)

namespace {

IniFile parse(std::string_view text) { return IniFile::parse("a.ini", text).value(); }

/// Prints every option of every section after interpolation, `E` for what is refused.
constexpr const char* configparser_script = R"(
import configparser, sys
out = open(sys.argv[2], "w", encoding="utf-8", newline="")
try:
    config = configparser.ConfigParser({"here": "/h"})
    config.read_string(open(sys.argv[1], encoding="utf-8").read())
    for section in config.sections():
        out.write("[%s]\n" % section)
        for option in sorted(config.options(section)):
            try:
                out.write("%s=%r\n" % (option, config.get(section, option)))
            except configparser.InterpolationError:
                out.write("%s E\n" % option)
except configparser.Error:
    out.write("E\n")
)";

/// A string as Python's repr() of the few characters that the tests use.
std::string repr(const std::string& value) {
  std::string result = "'";
  for (const char c : value) {
    if (c == '\n') {
      result += "\\n";
    } else {
      result += c;
    }
  }
  return result + "'";
}

std::string describe(const std::string& text) {
  Result<IniFile> parsed = IniFile::parse("a.ini", text);
  if (!parsed) return "E\n";
  IniFile& file = parsed.value();
  file.set_default("here", "/h");
  std::string result;
  for (const std::string& section : file.sections()) {
    result += "[" + section + "]\n";
    for (const char* option : {"a", "b", "c d", "here", "x"}) {
      if (!file.has_option(section, option)) continue;
      const Result<std::string> value = file.get(section, option);
      result += option + (value ? "=" + repr(value.value()) : std::string(" E")) + "\n";
    }
  }
  return result;
}

std::string random_ini(std::mt19937& random) {
  static const std::vector<std::string> lines = {"[s]",           "[alembic]",
                                                 "[DEFAULT]",     "a = 1",
                                                 "b: %(here)s/x", "A=%(b)s",
                                                 "  more",        "",
                                                 "# comment",     "   # indented",
                                                 "; c",           "x = 5 # no comment",
                                                 "c d = e",       "b = 100%%",
                                                 "x = 50%",       "b = %(x)s",
                                                 "x = %(b)s",     "novalue",
                                                 "\tdeeper",      "a =",
                                                 "[t] trailing",  "[u] [v]",
                                                 "  a = 2",       "= y",
                                                 "x = %(none)s",  "[]"};
  std::string text = random() % 4 == 0 ? "" : "[alembic]\n";
  for (unsigned i = 0, count = random() % 7; i < count; ++i) {
    text += lines[random() % lines.size()] + (random() % 9 == 0 ? "  \n" : "\n");
  }
  return text;
}

}  // namespace

TEST_CASE("sections, defaults and continuation lines") {
  const IniFile file = parse("[DEFAULT]\nx = 1\n[a]\ny = 2\n  3\n\n# c\n  4\nZ: 5\n[b]\nx=7\n");
  CHECK(file.sections() == std::vector<std::string>{"a", "b"});
  CHECK(file.get("a", "y").value() == "2\n3\n\n4");
  CHECK(file.get("a", "z").value() == "5");
  CHECK(file.get("a", "x").value() == "1");
  CHECK(file.get("b", "x").value() == "7");
  CHECK(file.get("b", "none").value().empty());
  CHECK_FALSE(file.has_own_option("a", "x"));
  CHECK(file.line_of("a", "z") == 9);
}

TEST_CASE("errors name the line") {
  const auto error = [](std::string_view text) {
    return IniFile::parse("a.ini", text).error().to_string();
  };
  CHECK(error("x = 1\n") == "a.ini:1: error: the file does not begin with a section header");
  CHECK(error("[a]\nx = 1\n[a]\n") ==
        "a.ini:3: error: section 'a' stands here for the second time");
  CHECK(error("[a]\nx = 1\nX = 2\n") ==
        "a.ini:3: error: option 'x' in section 'a' stands here for the second time");
  CHECK(error("[a]\nx\n") == "a.ini:2: error: expected 'name = value'");
  CHECK(parse("[a]\n\nx = %(y)s").get("a", "x").error().to_string() ==
        "a.ini:3: error: option 'x': there is no option 'y' to put in place of '%(y)s'");
  CHECK(parse("[a]\nx = %(x)s").get("a", "x").error().message ==
        "option 'x': the value refers to itself");
}

TEST_CASE("every file reads as Python's configparser reads it") {
  const TemporaryFolder folder;
  folder.write("script.py", configparser_script);
  std::mt19937 random(1);
  std::string all;
  for (int round = 0; round < 60; ++round) {
    const std::string text = random_ini(random);
    folder.write("a.ini", text);
    REQUIRE(
        capture_output({MIGCHECK_PYTHON, folder / "script.py", folder / "a.ini", folder / "out"}));
    CAPTURE(text);
    REQUIRE(describe(text) == read_file(folder / "out").value());
  }
}
