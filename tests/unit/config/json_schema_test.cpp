// SPDX-License-Identifier: Apache-2.0
#include "config/json_schema.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/unit/config/test_registry.h"

using namespace migcheck;

TEST_CASE("json schema: keys, checks and options with their types") {
  const auto schema = nlohmann::json::parse(config_json_schema(testing::registry()));
  const auto& properties = schema["properties"];
  CHECK(properties.size() == 18);
  CHECK(properties["AlembicVersion"]["type"] == nlohmann::json{"string", "number"});
  CHECK(schema["additionalProperties"] == false);
  CHECK(properties["Checks"]["oneOf"][1]["items"]["type"] == "string");
  const auto& options = properties["CheckOptions"]["properties"];
  CHECK(options["stub-table.MaxColumns"]["maximum"] == 9);
  CHECK(options["stub-table.MaxColumns"]["default"] == 2);
  CHECK(options["stub-table"]["properties"]["Mode"]["enum"][1] == "provable");
  CHECK(options["todo-words.Strict"]["default"] == true);
  CHECK_FALSE(options.contains("enum-case"));
}
