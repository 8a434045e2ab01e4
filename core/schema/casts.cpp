// SPDX-License-Identifier: Apache-2.0
// pg_cast of PostgreSQL 15 as a table, and find_coercion_pathway() around it.
#include "core/schema/casts.h"

#include <algorithm>
#include <array>

namespace migcheck {
namespace {

struct Row {
  std::string_view from;
  std::string_view implicit;    // between commas
  std::string_view assignment;  // those that are not implicit
};

constexpr auto casts = std::to_array<Row>({
    {"\"char\"", ",text,", ",character,character varying,"},
    {"bigint",
     ",double "
     "precision,numeric,oid,real,regclass,regcollation,regconfig,regdictionary,regnamespace,"
     "regoper,regoperator,regproc,regprocedure,regrole,regtype,",
     ",integer,money,smallint,"},
    {"bit", ",bit varying,", ""},
    {"bit varying", ",bit,", ""},
    {"boolean", "", ",character,character varying,text,"},
    {"box", "", ",polygon,"},
    {"character", ",character varying,name,text,", ",\"char\","},
    {"character varying", ",character,name,regclass,text,", ",\"char\","},
    {"cidr", ",inet,", ",character,character varying,text,"},
    {"date", ",timestamp with time zone,timestamp without time zone,", ""},
    {"double precision", "", ",bigint,integer,numeric,real,smallint,"},
    {"inet", "", ",character,character varying,cidr,text,"},
    {"integer",
     ",bigint,double "
     "precision,numeric,oid,real,regclass,regcollation,regconfig,regdictionary,regnamespace,"
     "regoper,regoperator,regproc,regprocedure,regrole,regtype,",
     ",money,smallint,"},
    {"interval", "", ",time without time zone,"},
    {"json", "", ",jsonb,"},
    {"jsonb", "", ",json,"},
    {"macaddr", ",macaddr8,", ""},
    {"macaddr8", ",macaddr,", ""},
    {"money", "", ",numeric,"},
    {"name", ",text,", ",character,character varying,"},
    {"numeric", ",double precision,real,", ",bigint,integer,money,smallint,"},
    {"oid",
     ",regclass,regcollation,regconfig,regdictionary,regnamespace,regoper,regoperator,regproc,"
     "regprocedure,regrole,regtype,",
     ",bigint,integer,"},
    {"path", "", ",polygon,"},
    {"point", "", ",box,"},
    {"polygon", "", ",path,"},
    {"real", ",double precision,", ",bigint,integer,numeric,smallint,"},
    {"regclass", ",oid,", ",bigint,integer,"},
    {"regcollation", ",oid,", ",bigint,integer,"},
    {"regconfig", ",oid,", ",bigint,integer,"},
    {"regdictionary", ",oid,", ",bigint,integer,"},
    {"regnamespace", ",oid,", ",bigint,integer,"},
    {"regoper", ",oid,regoperator,", ",bigint,integer,"},
    {"regoperator", ",oid,regoper,", ",bigint,integer,"},
    {"regproc", ",oid,regprocedure,", ",bigint,integer,"},
    {"regprocedure", ",oid,regproc,", ",bigint,integer,"},
    {"regrole", ",oid,", ",bigint,integer,"},
    {"regtype", ",oid,", ",bigint,integer,"},
    {"smallint",
     ",bigint,double "
     "precision,integer,numeric,oid,real,regclass,regcollation,regconfig,regdictionary,"
     "regnamespace,regoper,regoperator,regproc,regprocedure,regrole,regtype,",
     ""},
    {"text", ",character,character varying,name,regclass,", ",\"char\","},
    {"time with time zone", "", ",time without time zone,"},
    {"time without time zone", ",interval,time with time zone,", ""},
    {"timestamp with time zone", "",
     ",date,time with time zone,time without time zone,timestamp without time zone,"},
    {"timestamp without time zone", ",timestamp with time zone,", ",date,time without time zone,"},
    {"xml", "", ",character,character varying,text,"},
});

bool listed(std::string_view list, const std::string& type) {
  return list.find("," + type + ",") != std::string_view::npos;
}

// The name that casts know a built-in type by.
std::string cast_name(const DataType& type) {
  return type.base == "bpchar" ? "character" : type.base;
}

bool builtin_castable(const std::string& from, const std::string& to, CastContext context) {
  const auto row =
      std::find_if(casts.begin(), casts.end(), [&](const Row& it) { return it.from == from; });
  if (row == casts.end()) return false;
  return listed(row->implicit, to) ||
         (context == CastContext::assignment && listed(row->assignment, to));
}

// Types that this catalog knows to be what they are; extension types may have casts of their own.
bool well_known(const CatalogState& state, const DataType& type) {
  if (!type.known) return false;
  if (!type.user_defined) return true;
  const EnumPtr found = state.enum_type(type.type_name());
  return found != nullptr && state.sure(*found);
}

bool same_type(const DataType& one, const DataType& other) {
  return one.user_defined == other.user_defined && one.array == other.array &&
         one.schema == other.schema && cast_name(one) == cast_name(other);
}

DataType element(DataType type) {
  type.array = false;
  return type;
}

// The equality operators that cross types inside one operator family.
bool same_family(const std::string& one, const std::string& other) {
  constexpr std::array<std::string_view, 4> families{
      ",smallint,integer,bigint,", ",real,double precision,",
      ",date,timestamp without time zone,timestamp with time zone,", ",text,name,"};
  return std::any_of(families.begin(), families.end(), [&](std::string_view family) {
    return listed(family, one) && listed(family, other);
  });
}

}  // namespace

bool is_string_type(const DataType& type) {
  return !type.user_defined && !type.array &&
         listed(",text,character varying,character,name,", cast_name(type));
}

DataType base_type_of(const CatalogState& state, DataType type) {
  for (int depth = 0; depth < 8 && type.user_defined && !type.array; ++depth) {
    const ObjectPtr domain = state.object({ObjectKind::type, type.type_name(), {}});
    if (domain == nullptr || !domain->base_type || !state.sure(*domain)) break;
    type = *domain->base_type;
  }
  return type;
}

std::optional<bool> castable(const CatalogState& state, const DataType& from_type,
                             const DataType& to_type, CastContext context) {
  const DataType from = base_type_of(state, from_type);
  const DataType to = base_type_of(state, to_type);
  if (!from.known || !to.known) return std::nullopt;
  if (same_type(from, to)) return true;
  if (context == CastContext::assignment && is_string_type(to)) return true;
  if (!well_known(state, from) || !well_known(state, to)) return std::nullopt;
  if (from.array != to.array) return false;
  if (from.array) return castable(state, element(from), element(to), context);
  if (from.user_defined || to.user_defined) return false;
  return builtin_castable(cast_name(from), cast_name(to), context);
}

std::optional<bool> foreign_key_comparable(const CatalogState& state, const DataType& key_type,
                                           const DataType& referenced_type) {
  const DataType key = base_type_of(state, key_type);
  DataType referenced = base_type_of(state, referenced_type);
  if (!key.known || !referenced.known) return std::nullopt;
  if (same_type(key, referenced)) return true;
  if (!well_known(state, key) || !well_known(state, referenced)) return std::nullopt;
  if (key.array || referenced.array) return false;
  if (!referenced.user_defined && referenced.base == "character varying") referenced.base = "text";
  if (!referenced.user_defined && referenced.base == "cidr") referenced.base = "inet";
  if (same_family(cast_name(key), cast_name(referenced))) return true;
  return castable(state, key, referenced, CastContext::implicit);
}

}  // namespace migcheck
