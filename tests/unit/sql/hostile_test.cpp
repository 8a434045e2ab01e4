// SPDX-License-Identifier: Apache-2.0
// Text that was made to hurt: nothing crashes, nothing takes long.
#include <doctest/doctest.h>

#include <chrono>

#include "core/sql/token.h"
#include "tests/unit/sql/sql_testing.h"

namespace migcheck::sql_testing {
namespace {

std::string times(std::size_t count, const std::string& part) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += part;
  return text;
}

TEST_CASE("hostile SQL gives an error or unknown, soon") {
  const std::pair<const char*, std::string> inputs[] = {
      {"long sum", "select 1" + times(50'000, "+1")},
      {"long union", "select 1" + times(20'000, " union select 1")},
      {"casts", "select 1" + times(50'000, "::int")},
      {"open brackets", "select " + times(100'000, "(")},
      {"closed brackets", "select " + times(20'000, "(") + "1" + times(20'000, ")")},
      {"nested arrays", "select " + times(20'000, "ARRAY[")},
      {"not", "select " + times(50'000, "not ")},
      {"case", "select " + times(5'000, "case when 1 then ")},
      {"sub-selects", times(2'000, "select (") + "1" + times(2'000, ")")},
      {"long list", "select 1 in (1" + times(20'000, ",1") + ")"},
      {"many rows", "insert into t values (1)" + times(20'000, ",(1)")},
      {"many statements", times(5'000, "select 1;")},
      {"comments", times(20'000, "/*")},
      {"operators", "select 1 " + times(10'000, "*/")},
      {"dollars", times(50'000, "$a")},
      {"quotes", times(10'001, "'")},
      {"semicolons", times(100'000, ";")},
      {"bytes", "\xff\xfe select \x80 from \xc3("},
      {"nested blocks", "DO $$ " + times(5'000, "BEGIN ") + times(5'000, "END; ") + "$$"},
      {"nested ifs", "DO $$ BEGIN " + times(3'000, "IF true THEN ") + "NULL; " +
                         times(3'000, "END IF; ") + "END $$"},
      {"handlers", "DO $$ BEGIN " + times(40, "BEGIN ") + "NULL; " +
                       times(40, "EXCEPTION WHEN others THEN NULL; END; ") + "END $$"},
      {"two megabytes", "select '" + times(2'000'000, "x") + "'"},
      {"self-running",
       "DO $a$ BEGIN EXECUTE $b$ DO $c$ BEGIN EXECUTE 'DO $$ BEGIN END $$'; END $c$ "
       "$b$; END $a$"},
  };
  for (const auto& input : inputs) {
    const auto& sql = input.second;
    CAPTURE(std::string(input.first));
    const auto begin = std::chrono::steady_clock::now();
    TestSink sink;
    static_cast<void>(execute_sql(MappedText(sql), sink, {}));
    static_cast<void>(sql_comments(MappedText(sql)));
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    CHECK(seconds.count() < 20);
  }
  TestSink sink;
  CHECK(!execute_sql(MappedText(std::string("select 1\0;", 10)), sink, {}).error);
}

TEST_CASE("what is nested too deeply is unknown, and the next statement is read") {
  for (int round = 0; round < 3; ++round) {
    const Run deep = read("select 1" + times(50'000, "+1") + "; create table t (a int)");
    REQUIRE(deep.sink.reasons.size() == 1);
    CHECK(deep.sink.reasons[0].starts_with("the statement is nested too deeply"));
    CHECK(deep.operations().ends_with("create table t (a integer)\n"));
  }
}

TEST_CASE("every prefix of a text can be read") {
  const std::string text =
      "create table t (a int default E'x\\'' check (a > $1)); DO $x$ BEGIN IF a THEN x := 1; "
      "END IF; EXCEPTION WHEN others THEN RAISE; END $x$; alter table t add b text, drop c; "
      "select U&\"a\" from /* /* */ */ x where y like 'z%' and b'01' = any (array[1,2])";
  for (std::size_t length = 0; length <= text.size(); ++length) {
    TestSink sink;
    static_cast<void>(execute_sql(MappedText(text.substr(0, length)), sink, {}));
    const auto tokens = sql::tokenize(std::string_view(text).substr(0, length));
    if (!tokens.empty()) CHECK(tokens.back().end <= length);
  }
}

}  // namespace
}  // namespace migcheck::sql_testing
