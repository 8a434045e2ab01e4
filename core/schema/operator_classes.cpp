// SPDX-License-Identifier: Apache-2.0
// The default operator classes of PostgreSQL 15.
#include "core/schema/operator_classes.h"

#include <algorithm>
#include <array>

#include "core/schema/casts.h"
#include "core/schema/extension_types.h"

namespace migcheck {
namespace {

struct Row {
  std::string_view method;
  std::string_view types;  // between commas
};

constexpr auto classes = std::to_array<Row>({
    {"brin",
     ",\"char\",anyrange,bigint,bit,bit varying,box,bytea,character,date,double "
     "precision,inet,integer,interval,macaddr,macaddr8,name,numeric,oid,pg_lsn,real,smallint,text,"
     "tid,time with time zone,time without time zone,timestamp with time zone,timestamp without "
     "time zone,uuid,"},
    {"btree",
     ",\"char\",anyarray,anyenum,anymultirange,anyrange,bigint,bit,bit "
     "varying,boolean,bytea,character,date,double "
     "precision,inet,integer,interval,jsonb,macaddr,macaddr8,money,name,numeric,oid,oidvector,pg_"
     "lsn,real,record,smallint,text,tid,time with time zone,time without time zone,timestamp with "
     "time zone,timestamp without time zone,tsquery,tsvector,uuid,xid8,"},
    {"gin", ",anyarray,jsonb,tsvector,"},
    {"gist", ",anymultirange,anyrange,box,circle,point,polygon,tsquery,tsvector,"},
    {"hash",
     ",\"char\",aclitem,anyarray,anyenum,anymultirange,anyrange,bigint,boolean,bytea,character,cid,"
     "date,double "
     "precision,inet,integer,interval,jsonb,macaddr,macaddr8,name,numeric,oid,oidvector,pg_lsn,"
     "real,record,smallint,text,tid,time with time zone,time without time zone,timestamp with time "
     "zone,timestamp without time zone,uuid,xid,xid8,"},
    {"spgist", ",anyrange,box,inet,point,polygon,text,"},
});

bool listed(std::string_view list, std::string_view type) {
  return list.find("," + std::string(type) + ",") != std::string_view::npos;
}

bool ends_with(std::string_view text, std::string_view tail) {
  return text.size() >= tail.size() && text.substr(text.size() - tail.size()) == tail;
}

// The operator class that a type falls back to.
std::string class_type(const DataType& type) {
  if (type.array) return "anyarray";
  if (type.user_defined) return "anyenum";
  if (type.base == "character varying") return "text";
  if (type.base == "bpchar") return "character";
  if (type.base == "cidr") return "inet";
  if (ends_with(type.base, "multirange")) return "anymultirange";
  if (ends_with(type.base, "range")) return "anyrange";
  return type.base;
}

// Only btree and hash have no extension that adds default classes for built-in types.
bool extension_may_help(const Change& change, std::string_view method) {
  if (method == "btree" || method == "hash") return false;
  bool any = change.context.assume_missing;
  change.state.objects.for_each_from(extension_key({}),
                                     [&](const ObjectKey& key, const ObjectPtr&) {
                                       any = any || key.kind == ObjectKind::extension;
                                       return false;
                                     });
  return any;
}

// Classes that are known to come from an extension need it.
Failure check_named_class(const Change& change, const std::string& method,
                          const std::string& name) {
  const std::string_view extension = extension_of_operator_class(name);
  if (extension.empty() || change.state.object(extension_key(std::string(extension))) ||
      !change.surely_absent(extension_key(std::string(extension))))
    return std::nullopt;
  return ddl_error("42704", "operator class " + in_quotes(name) +
                                " does not exist for access method " + in_quotes(method));
}

}  // namespace

Failure check_operator_class(const Change& change, const std::string& method,
                             const IndexElement& element, const DataType& column_type) {
  if (!element.opclass.empty()) return check_named_class(change, method, element.opclass);
  const DataType type = base_type_of(change.state, column_type);
  if (!type.known || extension_may_help(change, method)) return std::nullopt;
  if (type.user_defined && change.state.enum_type(type.type_name()) == nullptr) return std::nullopt;
  const auto row = std::find_if(classes.begin(), classes.end(),
                                [&](const Row& it) { return it.method == method; });
  if (row == classes.end() || listed(row->types, class_type(type))) return std::nullopt;
  return ddl_error("42704", "data type " + DataType(column_type).format() +
                                " has no default operator class for access method " +
                                in_quotes(method));
}

}  // namespace migcheck
