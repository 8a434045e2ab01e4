// SPDX-License-Identifier: Apache-2.0
// SET, transaction control, and statements whose effect nobody can see from outside.
#include <algorithm>

#include "core/sql/readers.h"

namespace migcheck::sql {

void read_set_variable(Reading& reading) {
  const Node node = reading.node;
  if (node.text("name") != "search_path") return reading.add_other();
  SetSearchPath set;
  set.local = node.flag("is_local");
  for (const Node& argument : node.list("args")) {
    const std::string schema = reading.part(argument.field("sval").text("sval"));
    if (schema != "$user") set.schemas.push_back(schema);
  }
  if (node.text("kind") != "VAR_SET_VALUE") set.schemas = {"public"};
  reading.add(std::move(set), reading.text.all());
}

void read_transaction(Reading& reading) {
  TransactionControl control;
  control.statement = command_tag(reading.text);
  if (reading.text.are(0, {"rollback", "to"})) control.statement = "ROLLBACK TO";
  reading.add(std::move(control), reading.text.all());
}

void read_opaque(Reading& reading) {
  reading.add_unknown("what '" + command_tag(reading.text) + "' does is not known",
                      reading.text.all());
}

}  // namespace migcheck::sql
