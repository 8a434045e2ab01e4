// SPDX-License-Identifier: Apache-2.0
#include "core/sql/system_names.h"

#include <algorithm>
#include <array>
#include <set>

namespace migcheck::sql {
namespace {

using NameSet = std::set<std::string_view, std::less<>>;

const NameSet& information_schema_relations() {
  static const NameSet names{
      "administrable_role_authorizations",
      "applicable_roles",
      "attributes",
      "character_sets",
      "check_constraint_routine_usage",
      "check_constraints",
      "collation_character_set_applicability",
      "collations",
      "column_column_usage",
      "column_domain_usage",
      "column_options",
      "column_privileges",
      "column_udt_usage",
      "columns",
      "constraint_column_usage",
      "constraint_table_usage",
      "data_type_privileges",
      "domain_constraints",
      "domain_udt_usage",
      "domains",
      "element_types",
      "enabled_roles",
      "foreign_data_wrapper_options",
      "foreign_data_wrappers",
      "foreign_server_options",
      "foreign_servers",
      "foreign_table_options",
      "foreign_tables",
      "information_schema_catalog_name",
      "key_column_usage",
      "parameters",
      "referential_constraints",
      "role_column_grants",
      "role_routine_grants",
      "role_table_grants",
      "role_udt_grants",
      "role_usage_grants",
      "routine_column_usage",
      "routine_privileges",
      "routine_routine_usage",
      "routine_sequence_usage",
      "routine_table_usage",
      "routines",
      "schemata",
      "sequences",
      "table_constraints",
      "table_privileges",
      "tables",
      "transforms",
      "triggered_update_columns",
      "triggers",
      "udt_privileges",
      "usage_privileges",
      "user_defined_types",
      "user_mapping_options",
      "user_mappings",
      "view_column_usage",
      "view_routine_usage",
      "view_table_usage",
      "views",
  };
  return names;
}

// NOLINTNEXTLINE(readability-function-size): a list
const NameSet& plain_types() {
  static const NameSet names{
      "aclitem",
      "any",
      "anyarray",
      "anycompatible",
      "anyelement",
      "anyenum",
      "anymultirange",
      "anynonarray",
      "anyrange",
      "bit",
      "bool",
      "box",
      "bpchar",
      "bytea",
      "cardinal_number",
      "char",
      "character_data",
      "cid",
      "cidr",
      "circle",
      "cstring",
      "date",
      "datemultirange",
      "daterange",
      "event_trigger",
      "fdw_handler",
      "float4",
      "float8",
      "gtsvector",
      "index_am_handler",
      "inet",
      "int2",
      "int2vector",
      "int4",
      "int4multirange",
      "int4range",
      "int8",
      "int8multirange",
      "int8range",
      "internal",
      "interval",
      "json",
      "jsonb",
      "jsonpath",
      "language_handler",
      "line",
      "lseg",
      "macaddr",
      "macaddr8",
      "money",
      "name",
      "numeric",
      "nummultirange",
      "numrange",
      "oid",
      "oidvector",
      "path",
      "point",
      "polygon",
      "record",
      "refcursor",
      "regclass",
      "regcollation",
      "regconfig",
      "regdictionary",
      "regnamespace",
      "regoper",
      "regoperator",
      "regproc",
      "regprocedure",
      "regrole",
      "regtype",
      "sql_identifier",
      "table_am_handler",
      "text",
      "tid",
      "time",
      "time_stamp",
      "timestamp",
      "timestamptz",
      "timetz",
      "trigger",
      "tsm_handler",
      "tsmultirange",
      "tsquery",
      "tsrange",
      "tstzmultirange",
      "tstzrange",
      "tsvector",
      "txid_snapshot",
      "unknown",
      "uuid",
      "varbit",
      "varchar",
      "void",
      "xid",
      "xid8",
      "xml",
      "yes_or_no",
      "anycompatiblearray",
      "anycompatiblemultirange",
      "anycompatiblenonarray",
      "anycompatiblerange",
  };
  return names;
}

constexpr std::string_view internal_trigger_prefix = "RI_ConstraintTrigger_";

constexpr std::array relation_prefixes{std::string_view("pg_"), std::string_view("_pg_"),
                                       std::string_view("sql_")};

bool has_reserved_prefix(std::string_view name) {
  return std::any_of(relation_prefixes.begin(), relation_prefixes.end(),
                     [name](std::string_view prefix) { return name.starts_with(prefix); });
}

bool relation_name(std::string_view name) {
  return has_reserved_prefix(name) || information_schema_relations().count(name) > 0;
}

bool type_name(std::string_view name) {
  if (relation_name(name) || plain_types().count(name) > 0) return true;
  return name.starts_with("_") && type_name(name.substr(1));
}

bool schema_name(std::string_view name) {
  return name == "information_schema" || name.starts_with("pg_");
}

bool constraint_name(std::string_view name) {
  return name.starts_with("pg_") || name == "cardinal_number_domain_check" ||
         name == "yes_or_no_check";
}

bool not_null_name(std::string_view name) {
  return name.ends_with("_not_null") && name.front() >= '0' && name.front() <= '9';
}

bool begins_one_of(const NameSet& names, std::string_view prefix) {
  const auto found = names.lower_bound(prefix);
  return found != names.end() && found->starts_with(prefix);
}

bool relation_prefix(std::string_view prefix) {
  const bool meets =
      std::any_of(relation_prefixes.begin(), relation_prefixes.end(),
                  [prefix](std::string_view reserved) { return reserved.starts_with(prefix); });
  return meets || has_reserved_prefix(prefix) ||
         begins_one_of(information_schema_relations(), prefix);
}

}  // namespace

bool may_be_system_name(SystemNames names, std::string_view name) {
  switch (names) {
    case SystemNames::relations:
      return relation_name(name);
    case SystemNames::types:
      return type_name(name);
    case SystemNames::schemas:
      return schema_name(name);
    case SystemNames::constraints:
      return constraint_name(name);
    case SystemNames::constraint_triggers:
      return name.starts_with(internal_trigger_prefix);
    case SystemNames::not_null_constraints:
      return not_null_name(name);
    default:
      return true;
  }
}

bool may_be_system_prefix(SystemNames names, std::string_view prefix) {
  switch (names) {
    case SystemNames::relations:
      return relation_prefix(prefix);
    case SystemNames::types:
      return prefix.starts_with("_") || relation_prefix(prefix) ||
             begins_one_of(plain_types(), prefix);
    case SystemNames::schemas:
      return std::string_view("information_schema").starts_with(prefix) ||
             std::string_view("pg_").starts_with(prefix) || prefix.starts_with("pg_");
    case SystemNames::constraint_triggers:
      return internal_trigger_prefix.starts_with(prefix) ||
             prefix.starts_with(internal_trigger_prefix);
    case SystemNames::not_null_constraints:
      return prefix.empty() || (prefix.front() >= '0' && prefix.front() <= '9');
    default:
      return true;
  }
}

std::string internal_type_name(std::string_view base) {
  struct Irregular {
    std::string_view base;
    std::string_view internal;
  };
  constexpr std::array irregular{
      Irregular{"\"char\"", "char"},
      Irregular{"bigint", "int8"},
      Irregular{"bit varying", "varbit"},
      Irregular{"boolean", "bool"},
      Irregular{"character varying", "varchar"},
      Irregular{"character", "bpchar"},
      Irregular{"double precision", "float8"},
      Irregular{"integer", "int4"},
      Irregular{"real", "float4"},
      Irregular{"smallint", "int2"},
      Irregular{"time with time zone", "timetz"},
      Irregular{"time without time zone", "time"},
      Irregular{"timestamp with time zone", "timestamptz"},
      Irregular{"timestamp without time zone", "timestamp"},
  };
  const auto* const found = std::find_if(irregular.begin(), irregular.end(),
                                         [base](const Irregular& one) { return one.base == base; });
  return std::string(found == irregular.end() ? base : found->internal);
}

}  // namespace migcheck::sql
