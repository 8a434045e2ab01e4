// SPDX-License-Identifier: Apache-2.0
#include "core/schema/column_type.h"

#include <array>
#include <cstdlib>

#include "core/schema/extension_types.h"
#include "core/schema/type_table.h"

namespace migcheck {
namespace {

constexpr std::array<std::string_view, 11> types_with_modifier{"bit",
                                                               "bit varying",
                                                               "character",
                                                               "character varying",
                                                               "interval",
                                                               "numeric",
                                                               "time with time zone",
                                                               "time without time zone",
                                                               "timestamp with time zone",
                                                               "timestamp without time zone",
                                                               "bpchar"};

// (n) of varchar and char.
Failure check_length(const DataType& type) {
  const bool varying = type.base == "character varying";
  if (!varying && type.base != "character") return std::nullopt;
  const std::string name = varying ? "varchar" : "char";
  const long length = std::atol(type.modifier.c_str() + 1);
  if (length < 1) return ddl_error("22023", "length for type " + name + " must be at least 1");
  if (length > 10485760)
    return ddl_error("22023", "length for type " + name + " cannot exceed 10485760");
  return std::nullopt;
}

Failure check_modifier(const DataType& type) {
  if (type.modifier.empty()) return std::nullopt;
  for (const std::string_view allowed : types_with_modifier) {
    if (type.base == allowed) return check_length(type);
  }
  return ddl_error("42601",
                   "type modifier is not allowed for type " + in_quotes(pg_type_name(type.base)));
}

/// Takes an extension that the server brings as given, unless the history drops it.
bool assume_extension(Change& change, const DataType& type) {
  const std::string name(extension_of_the_server(type.base));
  const ObjectKey key = extension_key(name);
  if (name.empty() || change.state.gone.contains(key)) return false;
  OtherObject extension;
  extension.kind = ObjectKind::extension;
  extension.name.name = name;
  extension.origin = change.origin();
  extension.assumed = true;
  change.state.put(std::move(extension));
  return true;
}

Failure missing_column_type(Change& change, const DataType& type) {
  if (!type.schema.empty()) {
    if (Failure failure = change.require_schema(type.schema)) return failure;
  }
  if (!change.type_surely_absent(type.type_name())) return std::nullopt;
  if (may_come_from_extension(change.state, type.base)) return std::nullopt;
  if (assume_extension(change, type)) return std::nullopt;
  QualifiedName name = type.type_name();
  if (type.array) name.name += "[]";
  DdlError error = ddl_error("42704", "type " + in_quotes(name) + " does not exist");
  const std::string& schema = type.schema.empty() ? change.state.default_schema() : type.schema;
  if (const Origin* gone = change.state.gone.find(type_key({schema, type.base}))) {
    error.related = gone->span;
    error.related_message = "type '" + type.base + "' is dropped here";
  }
  return error;
}

}  // namespace

Failure resolve_type(Change& change, DataType& type) {
  if (!type.known) return std::nullopt;
  if (!type.user_defined) return check_modifier(type);
  type.modifier = canonical_modifier(type.base, type.modifier);
  if (const auto full = change.state.find_type(type.type_name())) {
    type.schema = full->schema;
    return std::nullopt;
  }
  if (type.base.size() > 1 && type.base.front() == '_') {
    if (const auto element = change.state.find_type({type.schema, type.base.substr(1)})) {
      type.schema = element->schema;
      type.base = element->name;
      type.array = true;
      return std::nullopt;
    }
  }
  return missing_column_type(change, type);
}

std::optional<DataType> serial_type(const DataType& type) {
  if (!type.user_defined || !type.schema.empty() || type.array) return std::nullopt;
  if (type.base == "serial" || type.base == "serial4") return DataType::builtin("integer");
  if (type.base == "bigserial" || type.base == "serial8") return DataType::builtin("bigint");
  if (type.base == "smallserial" || type.base == "serial2") return DataType::builtin("smallint");
  return std::nullopt;
}

}  // namespace migcheck
