// SPDX-License-Identifier: Apache-2.0
#include "config/config_reader.h"

#include <doctest/doctest.h>

#include "tests/unit/config/test_registry.h"

using namespace migcheck;

namespace {

ConfigReading read(std::string text, std::string_view folder = "") {
  const SourceFile file("dir/c.yaml", std::move(text));
  return read_config(file, testing::registry(), folder);
}

/// All errors without the file name: `line:column message | advice`.
std::string errors_of(const std::string& text) {
  std::string all;
  for (const Error& error : read(text).errors) {
    all += (all.empty() ? "" : "\n") + std::to_string(error.line) + ":" +
           std::to_string(error.column) + " " + error.message;
    if (!error.advice.empty()) all += " | " + error.advice;
  }
  return all;
}

std::string values(const SettingList& list) {
  if (!list) return "(absent)";
  std::string all;
  for (const Setting& setting : *list) {
    all += (all.empty() ? "" : " ") + setting.value + "@" + std::to_string(setting.origin.line) +
           ":" + std::to_string(setting.origin.column);
  }
  return all;
}

}  // namespace

TEST_CASE("config: every key, as string and as list, with origins") {
  const ConfigReading reading = read(
      "Checks: '-*,enum-*'\n"
      "WarningsAsErrors: [stub-table, '*']\n"
      "Migrations:\n  - db/migrations\n"
      "Models: |\n  app/models\n  lib/**/tables.py\n"
      "Exclude: []\n"
      "PostgresVersion: 15\n");
  CHECK(reading.errors.empty());
  CHECK(reading.layer.postgres_version.value == 15);
  CHECK(values(reading.layer.checks) == "-*@1:10 enum-*@1:13");
  CHECK(values(reading.layer.warnings_as_errors) == "stub-table@2:20 *@2:32");
  CHECK(values(reading.layer.migrations) == "db/migrations@4:5");
  CHECK(values(reading.layer.models) == "app/models@6:3 lib/**/tables.py@7:3");
  CHECK(values(reading.layer.exclude) == "");
  CHECK(reading.layer.checks->front().origin.source == "dir/c.yaml");
}

TEST_CASE("config: an empty file sets nothing") {
  const ConfigReading reading = read("# only a comment\n");
  CHECK(reading.errors.empty());
  CHECK(values(reading.layer.checks) == "(absent)");
}

TEST_CASE("config: check options in both spellings") {
  const ConfigReading reading = read(
      "CheckOptions:\n"
      "  stub-table.MaxColumns: 3\n"
      "  todo-words: {Words: [TODO, XXX], Strict: false}\n");
  CHECK(reading.errors.empty());
  REQUIRE(reading.layer.check_options.size() == 3);
  const OptionSetting& first = reading.layer.check_options[0];
  CHECK(first.check == "stub-table");
  CHECK(first.option == "MaxColumns");
  CHECK(first.text == "3");
  CHECK(first.origin.line == 2);
  CHECK(first.origin.column == 14);
  CHECK(reading.layer.check_options[1].text == "TODO,XXX");
  CHECK(reading.layer.check_options[2].text == "false");
}

TEST_CASE("config: unknown names are errors with advice") {
  CHECK(errors_of("Chekcs: '*'\n") == "1:1 unknown key 'Chekcs' | did you mean 'Checks'?");
  CHECK(errors_of("Zzzzzzzzz: 1\n") ==
        "1:1 unknown key 'Zzzzzzzzz' | known keys are Checks, WarningsAsErrors, CheckOptions, "
        "CustomChecks, "
        "Severity, FailOn, Overrides, Migrations, Models, Exclude, Baseline, Plugins, "
        "PostgresVersion, "
        "SQLAlchemyVersion, AlembicVersion, Extends, InheritParentConfig, Root");
  CHECK(errors_of("Checks: 'enum-*, stub-tabel'\n") ==
        "1:18 no check matches 'stub-tabel' | did you mean 'stub-table'?");
  CHECK(errors_of("Checks:\n- enum-*\n- nothing\n") ==
        "3:3 no check matches 'nothing' | --list-checks names all checks");
  CHECK(errors_of("CheckOptions:\n  stub-tabl.MaxColumns: 1\n") ==
        "2:3 unknown check 'stub-tabl' | did you mean 'stub-table'?");
  CHECK(errors_of("CheckOptions:\n  stub-table.MaxColums: 1\n") ==
        "2:14 check 'stub-table' has no option 'MaxColums' | did you mean 'MaxColumns'?");
  CHECK(errors_of("CheckOptions:\n  enum-case: {Mode: 1}\n") ==
        "2:15 check 'enum-case' has no option 'Mode' | --explain=enum-case describes its options");
}

TEST_CASE("config: wrong types are errors at the value") {
  CHECK(errors_of("[a]\n") == "1:1 expected a map such as 'Checks: \"*\"'");
  CHECK(errors_of("Checks: {a: b}\n") == "1:9 expected a string or a list of strings");
  CHECK(errors_of("Checks: [[a]]\n") == "1:10 expected a string");
  CHECK(errors_of("PostgresVersion: 9.6\n") == "1:18 expected a version from 12 to 18");
  CHECK(errors_of("PostgresVersion: [15]\n") == "1:18 expected a version from 12 to 18");
  CHECK(errors_of("PostgresVersion: 19\n") == "1:18 expected a version from 12 to 18");
  CHECK(errors_of("Checks:\nModels: a\n") == "1:1 this key has no value");
  CHECK(errors_of("CheckOptions: [a]\n") == "1:15 expected a map of 'check.Option' to values");
  CHECK(errors_of("CheckOptions:\n  stub-table: 3\n") ==
        "2:15 expected a map of option names to values");
  CHECK(errors_of("CheckOptions:\n  stub-table.MaxColumns: many\n") == "2:26 expected an integer");
  CHECK(errors_of("CheckOptions:\n  stub-table.MaxColumns: 10\n") ==
        "2:26 expected an integer from 0 to 9");
  CHECK(errors_of("CheckOptions:\n  stub-table.MaxColumns: [1]\n") == "2:26 expected an integer");
  CHECK(errors_of("CheckOptions:\n  stub-table.MaxColumns:\n") == "2:14 expected an integer");
  CHECK(errors_of("CheckOptions:\n  stub-table: {Mode: provabel}\n") ==
        "2:22 expected one of 'all', 'provable'; did you mean 'provable'?");
  CHECK(errors_of("CheckOptions:\n  todo-words: {Words: [[a]]}\n") == "2:24 expected a string");
  CHECK(errors_of("CheckOptions:\n  todo-words: {Words: ['a,b']}\n") ==
        "2:24 an element must not contain a comma or line break");
  CHECK(errors_of("CheckOptions:\n  todo-words: {Strict: yes}\n") == "2:24 expected true or false");
}

TEST_CASE("config: all errors are reported, in order") {
  CHECK(errors_of("Chekcs: x\nChecks: nothing\nModels: ../other\n") ==
        "1:1 unknown key 'Chekcs' | did you mean 'Checks'?\n"
        "2:9 no check matches 'nothing' | --list-checks names all checks\n"
        "3:9 '..' is not allowed in a path pattern");
}

TEST_CASE("config: an error shows its line with a caret") {
  const ConfigReading reading = read("# é\n\té: 1\n");
  REQUIRE(reading.errors.size() == 1);
  const ConfigReading other = read("Exclude: x\nChecks: [é, enum-csae]\n");
  REQUIRE(other.errors.size() == 2);
  CHECK(other.errors[1].excerpt ==
        "  Checks: [é, enum-csae]\n"
        "              ^~~~~~~~~");
  CHECK(other.errors[1].to_string() ==
        "dir/c.yaml:2:13: error: no check matches 'enum-csae'\n"
        "  Checks: [é, enum-csae]\n"
        "              ^~~~~~~~~\n"
        "  help: did you mean 'enum-case'?");
}

TEST_CASE("config: path patterns are relative to the folder of the file") {
  const auto models = [](const std::string& pattern, std::string_view folder) {
    return read("Models: ['" + pattern + "']\n", folder).layer.models->front().value;
  };
  CHECK(models("app/models", "") == "app/models");
  CHECK(models("app/models", "svc/a") == "/svc/a/app/models");
  CHECK(models("/app", "svc") == "/svc/app");
  CHECK(models("models.py", "svc") == "/svc/**/models.py");
  CHECK(models("gen/", "svc") == "/svc/**/gen/");
  CHECK(models("x/*.py", "a[1]") == "/a\\[1]/x/*.py");
}

TEST_CASE("config: the command line is a layer too") {
  const ConfigReading good = read_command_line({"-*, enum-*", std::nullopt}, testing::registry());
  CHECK(good.errors.empty());
  CHECK(values(good.layer.checks) == "-*@0:0 enum-*@0:0");
  CHECK_FALSE(good.layer.warnings_as_errors);
  const ConfigReading bad = read_command_line({std::nullopt, "enum-csae"}, testing::registry());
  REQUIRE(bad.errors.size() == 1);
  CHECK(bad.errors[0].to_string() ==
        "--warnings-as-errors: error: no check matches 'enum-csae'\n"
        "  help: did you mean 'enum-case'?");
}

TEST_CASE("config: mistakes in the newer keys have their place") {
  CHECK(errors_of("Severity: {enum-csae: note}\n") ==
        "1:12 no check matches 'enum-csae' | did you mean 'enum-case'?");
  CHECK(errors_of("Severity: {-enum-case: note}\n") == "1:12 a glob of Severity has no '-'");
  CHECK(errors_of("Severity: {enum-case: fatal}\n") == "1:23 expected error, warning, note or off");
  CHECK(errors_of("Severity: [enum-case]\n") == "1:11 expected a map of globs to levels");
  CHECK(errors_of("FailOn: [error]\n") == "1:9 expected error, warning, note or never");
  CHECK(errors_of("Overrides: {Files: a}\n") == "1:12 expected a list of maps with 'Files'");
  CHECK(errors_of("Overrides:\n- Checks: '*'\n") ==
        "2:3 an entry of Overrides needs the key 'Files'");
  CHECK(errors_of("Overrides:\n- {Files: a, FailOn: note}\n")
            .starts_with("2:14 unknown key 'FailOn'"));
  CHECK(errors_of("SQLAlchemyVersion: 3\n") == "1:20 expected a version from 1 to 2");
  for (const char* wrong : {"new", "1.", "1.2.3.4", ".1", "[1]", "1.13b1", "12345"}) {
    CHECK(errors_of(std::string("AlembicVersion: ") + wrong + "\n") ==
          "1:17 expected a version such as 1.13 or 1.13.3");
  }
  for (const char* right : {"1", "1.10", "1.13.3", "'1.16'"}) {
    CHECK(errors_of(std::string("AlembicVersion: ") + right + "\n") == "");
  }
  CHECK(errors_of("Root: yes\n") == "1:7 expected true or false");
  CHECK(errors_of("InheritParentConfig: [true]\n") == "1:22 expected true or false");
  CHECK(errors_of("Extends: [a, b]\n") == "1:10 expected a path");
}
