// SPDX-License-Identifier: Apache-2.0
// sa.inspect(bind): answers come from the catalog as it is at this point of the replay.
#include <algorithm>
#include <set>

#include "core/python/column_type_value.h"
#include "core/python/migration_host.h"
#include "core/schema/expression_text.h"

namespace migcheck {
namespace {

Value text(const std::string& value) { return Value::string(value); }

Value texts(const std::vector<std::string>& values) {
  ValueList out;
  for (const std::string& value : values) out.push_back(text(value));
  return Value::list(std::move(out));
}

/// A dict of what is known; other keys exist but are not known.
Value open_dict(std::vector<std::pair<Value, Value>> items) {
  Value made = Value::dict(std::move(items));
  made.as_dict()->complete = false;
  made.as_dict()->more_keys = true;
  return made;
}

Value columns_of(const Table& table, const Catalog& catalog) {
  ValueList out;
  for (const Column& column : table.columns) {
    std::vector<std::pair<Value, Value>> items{
        {text("name"), text(column.def.name)},
        {text("nullable"), Value::boolean(column.def.nullable)}};
    const DataType& type = column.def.type;
    if (type.known) {
      const bool is_enum = type.user_defined && catalog.enum_type(type.type_name()) != nullptr;
      items.emplace_back(text("type"), column_type_value(type, is_enum));
    }
    if (column.def.default_known) {
      const auto shown = default_text(column.def);
      items.emplace_back(text("default"), shown ? text(*shown) : Value::none());
    }
    out.push_back(open_dict(std::move(items)));
  }
  return Value::list(std::move(out));
}

/// What SQLAlchemy reads out of a foreign key's definition beside its names.
Value options_of(const ConstraintDef& key) {
  std::vector<std::pair<Value, Value>> options;
  const auto add = [&](const char* name, const std::string& value, const char* usual) {
    if (value != usual) options.emplace_back(text(name), text(value));
  };
  add("onupdate", key.on_update, "NO ACTION");
  add("ondelete", key.on_delete, "NO ACTION");
  add("match", key.match, "SIMPLE");
  if (key.deferrable) options.emplace_back(text("deferrable"), Value::boolean(true));
  if (key.initially_deferred) options.emplace_back(text("initially"), text("DEFERRED"));
  return Value::dict(std::move(options));
}

/// None for what the search path leads to, unless a schema was asked for.
Value referred_schema(const Table& table, const QualifiedName& referred, const Catalog& catalog,
                      const std::optional<std::string>& asked) {
  if (referred.schema != catalog.default_schema()) return text(referred.schema);
  return asked == table.name.schema ? text(*asked) : Value::none();
}

/// The answers are sorted by name, as SQLAlchemy asks for them; those about UNIQUE are not.
template <typename Part>
std::vector<const Part*> by_name(const SharedList<Part>& parts, bool sorted) {
  std::vector<const Part*> list;
  for (const Part& part : parts) list.push_back(&part);
  if (sorted)
    std::stable_sort(list.begin(), list.end(), [](const Part* a, const Part* b) {
      return a->def.name.value_or("") < b->def.name.value_or("");
    });
  return list;
}

/// All but that of the primary key: get_indexes() leaves it out, and names those of UNIQUE.
Value indexes_of(const Table& table) {
  ValueList out;
  const Constraint* key = table.primary_key();
  for (const Index* each : by_name(table.indexes, true)) {
    const Index& index = *each;
    if (key != nullptr && index.from_constraint && index.def.name == key->def.name) continue;
    std::vector<std::string> names;
    for (const IndexElement& element : index.def.elements) names.push_back(element.text);
    out.push_back(open_dict({{text("name"), text(index.def.name.value_or(""))},
                             {text("unique"), Value::boolean(index.def.unique)},
                             {text("column_names"), texts(names)}}));
  }
  return Value::list(std::move(out));
}

Value constraints_of(const Table& table, ConstraintKind kind, const std::string& columns_key,
                     const Catalog& catalog, const std::optional<std::string>& schema) {
  ValueList out;
  for (const Constraint* each : by_name(table.constraints, kind != ConstraintKind::unique)) {
    const Constraint& constraint = *each;
    if (constraint.def.kind != kind) continue;
    std::vector<std::pair<Value, Value>> items{
        {text("name"), text(constraint.def.name.value_or(""))},
        {text(columns_key), texts(constraint.def.columns)}};
    if (kind == ConstraintKind::foreign_key) {
      items.emplace_back(text("referred_table"), text(constraint.def.ref_table.name));
      items.emplace_back(text("referred_columns"), texts(constraint.def.ref_columns));
      items.emplace_back(text("referred_schema"),
                         referred_schema(table, constraint.def.ref_table, catalog, schema));
      items.emplace_back(text("options"), options_of(constraint.def));
    }
    if (kind == ConstraintKind::check)
      items.emplace_back(text("sqltext"), text(expression_text(constraint.def.expression, table)));
    out.push_back(open_dict(std::move(items)));
  }
  return Value::list(std::move(out));
}

/// Whether everything that this question asks about is certain.
bool parts_certain(const Table& table, const std::string& question) {
  const auto certain = [](const auto& part) { return part.certain; };
  if (!table.certain) return false;
  if (question == "get_columns")
    return table.columns_known && std::all_of(table.columns.begin(), table.columns.end(), certain);
  const bool constraints = std::all_of(table.constraints.begin(), table.constraints.end(), certain);
  const bool indexes = std::all_of(table.indexes.begin(), table.indexes.end(), certain);
  const bool asks_indexes = question == "get_indexes" || question == "has_index";
  return !table.assumed && (asks_indexes ? indexes : constraints);
}

/// The same question to the same inspector has the same answer, whatever has changed meanwhile:
/// SQLAlchemy keeps what it has reflected. has_table() is kept only since 2.0, so it is asked anew.
std::optional<std::string> question_key(const std::string& name, const CallArguments& args) {
  if (!name.starts_with("get_") || !args.complete) return std::nullopt;
  std::string key = name;
  const auto add = [&](const std::string& keyword, const Value& value) {
    const auto words = value.known_string();
    if (!words && !value.is_none()) return false;
    key += "|" + keyword + "=" + words.value_or("");
    return true;
  };
  for (const Value& value : args.positional) {
    if (!add("", value)) return std::nullopt;
  }
  for (const auto& [keyword, value] : args.keywords) {
    if (!add(keyword, value)) return std::nullopt;
  }
  return key;
}

Value enum_entry(const EnumType& type) {
  std::vector<std::string> labels;
  for (const EnumLabel& label : type.labels) labels.push_back(label.text);
  return open_dict({{text("name"), text(type.name.name)},
                    {text("schema"), text(type.name.schema)},
                    {text("labels"), texts(labels)}});
}

Value unknown_catalog(const CallArguments& args) {
  return Value::unknown("the catalog is not fully known at this point", args.call);
}

/// The answer to a question about a whole schema or database: Unknown where a part of it is not
/// certain, nothing when this is no such question.
std::optional<Value> catalog_list(const Catalog& catalog, const std::string& name,
                                  const CallArguments& args) {
  const std::string schema = known_text(args.get(0, "schema")).value_or(catalog.default_schema());
  ValueList out;
  bool certain = true;
  const auto add = [&](Value value, bool sure) {
    certain = certain && sure;
    out.push_back(std::move(value));
  };
  const auto views = [&](const char* detail) {
    catalog.for_each_object([&](const OtherObject& object) {
      if (object.kind == ObjectKind::view && object.name.schema == schema &&
          object.detail == detail)
        add(text(object.name.name), object.certain);
    });
  };
  if (name == "get_table_names") {
    catalog.for_each_table([&](const Table& table) {
      if (table.name.schema == schema) add(text(table.name.name), table.certain);
    });
  } else if (name == "get_enums") {
    catalog.for_each_enum([&](const EnumType& type) {
      if (type.name.schema == schema || schema == "*")
        add(enum_entry(type), type.certain && type.labels_known);
    });
  } else if (name == "get_schema_names") {
    std::set<std::string> names{"information_schema", "public"};
    catalog.for_each_object([&](const OtherObject& object) {
      if (object.kind != ObjectKind::schema) return;
      names.insert(object.name.name);
      certain = certain && object.certain;
    });
    for (const std::string& one : names) out.push_back(text(one));
  } else if (name == "get_view_names") {
    views("");
  } else if (name == "get_materialized_view_names") {
    views("materialized");
  } else {
    return std::nullopt;
  }
  return certain ? Value::list(std::move(out)) : unknown_catalog(args);
}

}  // namespace

Value MigrationHost::table_answer(const Table& table, const std::string& name,
                                  const CallArguments& args) {
  if (!parts_certain(table, name))
    return Value::unknown("the table '" + table.name.name + "' is not fully known at this point",
                          args.call);
  if (name == "get_columns") return columns_of(table, sink_.catalog());
  if (name == "get_indexes") return indexes_of(table);
  const auto constraints = [&](ConstraintKind kind, const char* columns_key) {
    return constraints_of(table, kind, columns_key, sink_.catalog(),
                          known_text(args.get(1, "schema")));
  };
  if (name == "get_unique_constraints") return constraints(ConstraintKind::unique, "column_names");
  if (name == "get_foreign_keys")
    return constraints(ConstraintKind::foreign_key, "constrained_columns");
  if (name == "get_check_constraints") return constraints(ConstraintKind::check, "column_names");
  if (name == "get_pk_constraint") {
    const Constraint* key = table.primary_key();
    const std::vector<std::string> none;
    const Value key_name = key == nullptr ? Value::none() : text(key->def.name.value_or(""));
    return Value::dict(
        {{text("name"), key_name},
         {text("constrained_columns"), texts(key == nullptr ? none : key->def.columns)},
         {text("comment"), Value::none()}});
  }
  if (name == "has_index") {
    const auto wanted = known_text(args.get(1, "index_name"));
    if (wanted) return Value::boolean(table.index(*wanted) != nullptr);
  }
  return Value::unknown("the inspector's '" + name + "' is not followed", args.call);
}

Value MigrationHost::inspect(ObjectData& inspector, const std::string& name,
                             const CallArguments& args) {
  if (name == "clear_cache") {
    inspector.attributes.clear();
    return Value::none();
  }
  const auto key = question_key(name, args);
  const auto known = key ? inspector.attributes.find(*key) : inspector.attributes.end();
  if (known != inspector.attributes.end()) return known->second;
  Value answer = inspector_method(name, args);
  if (key && sink_.certain()) inspector.attributes.emplace(*key, answer);
  return answer;
}

Value MigrationHost::inspector_method(const std::string& name, const CallArguments& args) {
  const Catalog& catalog = sink_.catalog();
  const auto answer = [&]() -> Value {
    if (catalog.tainted()) return unknown_catalog(args);
    if (const auto listed = catalog_list(catalog, name, args)) return *listed;
    const auto table_name = known_text(args.get(0, "table_name"));
    if (!table_name) return Value::unknown("the inspected name is not known", args.call);
    const Value* schema_value = args.get(name == "has_index" ? 2 : 1, "schema");
    const QualifiedName wanted{known_text(schema_value).value_or(""), *table_name};
    const Table* table = catalog.table(wanted);
    if (name == "has_table") {
      if (table == nullptr)
        return Value::boolean(catalog.object(ObjectKind::view, wanted) != nullptr);
      return table->certain
                 ? Value::boolean(true)
                 : Value::unknown("whether the table exists is not certain here", args.call);
    }
    if (table == nullptr && name.starts_with("get_")) require_table(wanted, args);
    if (table == nullptr)
      return Value::unknown("the table '" + *table_name + "' is not known at this point",
                            args.call);
    return table_answer(*table, name, args);
  }();
  return Value(answer).mark_from_catalog();
}

}  // namespace migcheck
