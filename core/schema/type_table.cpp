// SPDX-License-Identifier: Apache-2.0
#include "core/schema/type_table.h"

#include <algorithm>
#include <array>

namespace migcheck {
namespace {

struct Row {
  std::string_view name;
  std::string_view formatted;
};

// pg_type of PostgreSQL 15, ordered by typname. "character" without a modifier is bpchar.
constexpr auto pg_types =
    std::to_array<Row>({{"aclitem", "aclitem"},
                        {"any", "\"any\""},
                        {"anyarray", "anyarray"},
                        {"anycompatible", "anycompatible"},
                        {"anycompatiblearray", "anycompatiblearray"},
                        {"anycompatiblemultirange", "anycompatiblemultirange"},
                        {"anycompatiblenonarray", "anycompatiblenonarray"},
                        {"anycompatiblerange", "anycompatiblerange"},
                        {"anyelement", "anyelement"},
                        {"anyenum", "anyenum"},
                        {"anymultirange", "anymultirange"},
                        {"anynonarray", "anynonarray"},
                        {"anyrange", "anyrange"},
                        {"bit", "bit"},
                        {"bool", "boolean"},
                        {"box", "box"},
                        {"bpchar", "bpchar"},
                        {"bytea", "bytea"},
                        {"char", "\"char\""},
                        {"cid", "cid"},
                        {"cidr", "cidr"},
                        {"circle", "circle"},
                        {"cstring", "cstring"},
                        {"date", "date"},
                        {"datemultirange", "datemultirange"},
                        {"daterange", "daterange"},
                        {"event_trigger", "event_trigger"},
                        {"fdw_handler", "fdw_handler"},
                        {"float4", "real"},
                        {"float8", "double precision"},
                        {"gtsvector", "gtsvector"},
                        {"index_am_handler", "index_am_handler"},
                        {"inet", "inet"},
                        {"int2", "smallint"},
                        {"int2vector", "int2vector"},
                        {"int4", "integer"},
                        {"int4multirange", "int4multirange"},
                        {"int4range", "int4range"},
                        {"int8", "bigint"},
                        {"int8multirange", "int8multirange"},
                        {"int8range", "int8range"},
                        {"internal", "internal"},
                        {"interval", "interval"},
                        {"json", "json"},
                        {"jsonb", "jsonb"},
                        {"jsonpath", "jsonpath"},
                        {"language_handler", "language_handler"},
                        {"line", "line"},
                        {"lseg", "lseg"},
                        {"macaddr", "macaddr"},
                        {"macaddr8", "macaddr8"},
                        {"money", "money"},
                        {"name", "name"},
                        {"numeric", "numeric"},
                        {"nummultirange", "nummultirange"},
                        {"numrange", "numrange"},
                        {"oid", "oid"},
                        {"oidvector", "oidvector"},
                        {"path", "path"},
                        {"pg_lsn", "pg_lsn"},
                        {"pg_snapshot", "pg_snapshot"},
                        {"point", "point"},
                        {"polygon", "polygon"},
                        {"record", "record"},
                        {"refcursor", "refcursor"},
                        {"regclass", "regclass"},
                        {"regcollation", "regcollation"},
                        {"regconfig", "regconfig"},
                        {"regdictionary", "regdictionary"},
                        {"regnamespace", "regnamespace"},
                        {"regoper", "regoper"},
                        {"regoperator", "regoperator"},
                        {"regproc", "regproc"},
                        {"regprocedure", "regprocedure"},
                        {"regrole", "regrole"},
                        {"regtype", "regtype"},
                        {"table_am_handler", "table_am_handler"},
                        {"text", "text"},
                        {"tid", "tid"},
                        {"time", "time without time zone"},
                        {"timestamp", "timestamp without time zone"},
                        {"timestamptz", "timestamp with time zone"},
                        {"timetz", "time with time zone"},
                        {"trigger", "trigger"},
                        {"tsm_handler", "tsm_handler"},
                        {"tsmultirange", "tsmultirange"},
                        {"tsquery", "tsquery"},
                        {"tsrange", "tsrange"},
                        {"tstzmultirange", "tstzmultirange"},
                        {"tstzrange", "tstzrange"},
                        {"tsvector", "tsvector"},
                        {"txid_snapshot", "txid_snapshot"},
                        {"unknown", "unknown"},
                        {"uuid", "uuid"},
                        {"varbit", "bit varying"},
                        {"varchar", "character varying"},
                        {"void", "void"},
                        {"xid", "xid"},
                        {"xid8", "xid8"},
                        {"xml", "xml"}});

constexpr auto keyword_types = std::to_array<Row>({{"bigint", "bigint"},
                                                   {"boolean", "boolean"},
                                                   {"dec", "numeric"},
                                                   {"decimal", "numeric"},
                                                   {"int", "integer"},
                                                   {"integer", "integer"},
                                                   {"real", "real"},
                                                   {"smallint", "smallint"}});

template <std::size_t size>
std::string_view find(const std::array<Row, size>& rows, std::string_view name) {
  const auto less = [](const Row& row, std::string_view wanted) { return row.name < wanted; };
  const auto found = std::lower_bound(rows.begin(), rows.end(), name, less);
  return found != rows.end() && found->name == name ? found->formatted : std::string_view();
}

}  // namespace

std::string_view builtin_type(std::string_view pg_type_name) {
  return find(pg_types, pg_type_name);
}

std::string_view grammar_type(std::string_view keyword) { return find(keyword_types, keyword); }

std::string_view pg_type_name(std::string_view formatted) {
  if (formatted == "character") return "bpchar";
  const auto same = [&](const Row& row) { return row.formatted == formatted; };
  const auto found = std::find_if(pg_types.begin(), pg_types.end(), same);
  return found == pg_types.end() ? formatted : found->name;
}

}  // namespace migcheck
