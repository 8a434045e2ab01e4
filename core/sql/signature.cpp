// SPDX-License-Identifier: Apache-2.0
#include "core/sql/signature.h"

namespace migcheck::sql {
namespace {

void append_type(std::string& list, const DataType& type) {
  if (!list.empty()) list += ", ";
  list += type.format();
}

}  // namespace

std::string input_signature(const Reading& reading, const std::vector<Node>& parameters) {
  std::string list;
  for (const Node& parameter : parameters) {
    const std::string mode = parameter.text("mode");
    const bool input = mode != "FUNC_PARAM_OUT" && mode != "FUNC_PARAM_TABLE";
    if (input) append_type(list, reading.type(parameter.field("argType")));
  }
  return list;
}

std::optional<std::string> object_signature(const Reading& reading, Node object) {
  if (object.flag("args_unspecified")) return std::nullopt;
  if (object.has("objfuncargs")) return input_signature(reading, object.list("objfuncargs"));
  std::string list;
  for (const Node& type : object.list("objargs")) append_type(list, reading.type(type));
  return list;
}

}  // namespace migcheck::sql
