// SPDX-License-Identifier: Apache-2.0
#include "tool/command_line.h"

#include <doctest/doctest.h>

using namespace migcheck;

namespace {

using Words = std::vector<std::string>;

Arguments parsed(const Words& words) {
  auto arguments = parse_command_line(words);
  REQUIRE(arguments.ok());
  return std::move(arguments).value();
}

std::string problem(const Words& words) {
  const auto arguments = parse_command_line(words);
  if (arguments) return "";
  const Error& error = arguments.error();
  return error.message + (error.advice.empty() ? "" : " | " + error.advice);
}

}  // namespace

TEST_CASE("command line: one dash or two, value attached or next") {
  const std::string globs = "-*,enum-*";
  for (const Words& words : {Words{"--checks=" + globs}, Words{"-checks=" + globs},
                             Words{"--checks", globs}, Words{"-checks", globs}}) {
    CHECK(parsed(words).checks == globs);
  }
  CHECK(parsed({"--config={Checks: 'a=b'}"}).config == "{Checks: 'a=b'}");
  CHECK(parsed({"--checks="}).checks == "");
}

TEST_CASE("command line: jobs in every spelling") {
  for (const Words& words : {Words{"-j4"}, Words{"-j", "4"}, Words{"-j=4"}, Words{"--j=4"},
                             Words{"--jobs=4"}, Words{"--jobs", "4"}, Words{"-jobs=4"}}) {
    CHECK(parsed(words).jobs == 4);
  }
  CHECK(problem({"-jx"}) == "option '--jobs': expected a number from 0 to 1024");
  CHECK(problem({"-j", "-1"}) == "option '--jobs': expected a number from 0 to 1024");
  CHECK(problem({"-j99999"}) == "option '--jobs': expected a number from 0 to 1024");
}

TEST_CASE("command line: flags take true and false") {
  CHECK(parsed({"--quiet"}).quiet);
  CHECK(parsed({"-quiet=true"}).quiet);
  CHECK_FALSE(parsed({"--quiet", "--quiet=false"}).quiet);
  CHECK(parsed({"-h"}).help);
  CHECK(parsed({}).color == ColorMode::automatic);
  CHECK(parsed({"--use-color"}).color == ColorMode::always);
  CHECK(parsed({"--use-color=false"}).color == ColorMode::never);
  CHECK(problem({"--quiet=yes"}) == "option '--quiet': expected true, false");
}

TEST_CASE("command line: words stand for values") {
  CHECK(parsed({}).format == ReportFormat::text);
  CHECK(parsed({"--format=short"}).format == ReportFormat::brief);
  CHECK(parsed({"--format", "sarif"}).format == ReportFormat::sarif);
  CHECK_FALSE(parsed({}).fail_on);
  CHECK(parsed({"--fail-on=note"}).fail_on == FailOn::note);
  CHECK(parsed({"--fail-on=never"}).fail_on == FailOn::never);
  CHECK(
      problem({"--format=sariff"}) ==
      "option '--format': expected text, short, sarif, json, jsonl, github, gitlab, junit; did you "
      "mean 'sarif'?");
  CHECK(parsed({"--format=junit"}).format == ReportFormat::junit);
  CHECK(parsed({"--list-checks"}).list_checks == ListFormat::text);
  CHECK(parsed({"--list-checks=table", "a"}).list_checks == ListFormat::table);
  CHECK(parsed({"--list-checks", "a"}).paths == Words{"a"});
}

TEST_CASE("command line: what is no option is a path, and so is all after --") {
  CHECK(parsed({"a", "--quiet", "b"}).paths == Words{"a", "b"});
  CHECK(parsed({"--", "--quiet", "--"}).paths == Words{"--quiet", "--"});
  CHECK(parsed({"-"}).paths == Words{"-"});
}

TEST_CASE("command line: globs given twice are joined, other values replaced") {
  CHECK(parsed({"--checks=a", "--checks=b"}).checks == "a,b");
  CHECK(parsed({"--output=a", "--output=b"}).output == "b");
}

TEST_CASE("command line: errors help") {
  CHECK(problem({"--chekcs=*"}) == "unknown option '--chekcs' | did you mean '--checks'?");
  CHECK(problem({"-frobnicate"}) == "unknown option '-frobnicate' | --help lists all options");
  CHECK(problem({"--=x"}) == "unknown option '--' | --help lists all options");
  CHECK(problem({"--checks"}) == "option '--checks' needs a value, <globs>");
  CHECK(problem({"--output="}) == "option '--output': expected a name");
}
