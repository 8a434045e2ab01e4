// SPDX-License-Identifier: Apache-2.0
#include "core/schema/change.h"

#include "core/schema/transaction.h"

namespace migcheck {

Failure apply_operation(CatalogState& state, const Operation& operation,
                        const ApplyContext& context) {
  Change change(state, operation, context);
  enter_transaction(change);
  return std::visit([&](const auto& payload) { return apply(change, payload); }, operation.payload);
}

DdlError ddl_error(std::string sqlstate, std::string message, std::string detail) {
  DdlError error;
  error.sqlstate = std::move(sqlstate);
  error.message = std::move(message);
  error.detail = std::move(detail);
  return error;
}

DdlError ddl_error(std::string sqlstate, std::string message, const Origin& related,
                   std::string related_message) {
  DdlError error = ddl_error(std::move(sqlstate), std::move(message));
  error.related = related.span;
  error.related_message = std::move(related_message);
  return error;
}

std::string in_quotes(std::string_view name) { return "\"" + std::string(name) + "\""; }

std::string in_quotes(const QualifiedName& name) {
  return in_quotes(name.schema.empty() ? name.name : name.schema + "." + name.name);
}

ObjectPtr find_object(const CatalogState& state, ObjectKind kind, const QualifiedName& name) {
  const auto first_named = [&](const std::string& schema) {
    ObjectPtr found;
    const QualifiedName full{schema, name.name};
    state.objects.for_each_from({kind, full, {}}, [&](const ObjectKey& key, const ObjectPtr& it) {
      if (key.kind == kind && key.name == full) found = it;
      return false;
    });
    return found;
  };
  const bool global = kind == ObjectKind::schema || kind == ObjectKind::extension;
  if (global || !name.schema.empty()) return first_named(name.schema);
  if (ObjectPtr temporary = first_named("pg_temp")) return temporary;
  for (const std::string& schema : state.search_path) {
    if (ObjectPtr found = first_named(schema)) return found;
  }
  return nullptr;
}

Origin Change::origin(const Span& span) const {
  return {span.valid() ? span : operation.span, context.revision, state.serial};
}

bool Change::surely_absent(const ObjectKey& key) const {
  if (state.doubtful.contains(key)) return false;
  if (const Origin* gone = state.gone.find(key)) return state.fresh(*gone);
  return !context.assume_missing && !state.tainted();
}

namespace {

template <class Absent>
bool absent_everywhere(const CatalogState& state, const QualifiedName& name, const Absent& absent) {
  if (!name.schema.empty()) return absent(name);
  for (const std::string& schema : state.search_path) {
    if (!absent(QualifiedName{schema, name.name})) return false;
  }
  return true;
}

bool system_schema(const std::string& schema) {
  return schema == "pg_catalog" || schema == "information_schema";
}

}  // namespace

bool Change::relation_surely_absent(const QualifiedName& name) const {
  return absent_everywhere(state, name, [&](const QualifiedName& full) {
    return !system_schema(full.schema) && surely_absent(relation_key(full));
  });
}

bool Change::type_surely_absent(const QualifiedName& name) const {
  return absent_everywhere(state, name, [&](const QualifiedName& full) {
    return !system_schema(full.schema) && surely_absent(type_key(full));
  });
}

QualifiedName Change::creation_name(const QualifiedName& name) const {
  return {name.schema.empty() ? state.default_schema() : name.schema, name.name};
}

Failure Change::require_schema(const std::string& schema) {
  if (state.has_schema(schema)) return std::nullopt;
  if (surely_absent(schema_key(schema)))
    return ddl_error("3F000", "schema " + in_quotes(schema) + " does not exist");
  OtherObject assumed;
  assumed.kind = ObjectKind::schema;
  assumed.name.name = schema;
  assumed.origin = origin();
  assumed.assumed = true;
  state.put(std::move(assumed));
  return std::nullopt;
}

Failure Change::relation_exists(const QualifiedName& name) const {
  const Relation* relation = state.relations.find(name);
  if (relation == nullptr) return std::nullopt;
  const auto exists = [&](const auto& part) -> Failure {
    if (!state.sure(part)) return std::nullopt;
    return ddl_error("42P07", "relation " + in_quotes(name.name) + " already exists", part.origin,
                     "'" + name.name + "' is created here");
  };
  if (relation->kind == RelationKind::table) return exists(*state.table(name));
  if (relation->kind == RelationKind::index) {
    const auto [table, index] = state.index(name);
    if (table == nullptr) {  // of a materialized view
      const ObjectPtr object = state.object({ObjectKind::index, name, {}});
      return object ? exists(*object) : std::nullopt;
    }
    return state.sure(*table) ? exists(*index) : std::nullopt;
  }
  for (const ObjectKind kind : {ObjectKind::view, ObjectKind::sequence, ObjectKind::type}) {
    if (const ObjectPtr object = state.object({kind, name, {}})) return exists(*object);
  }
  return std::nullopt;
}

Failure Change::type_exists(const QualifiedName& name) const {
  const auto exists = [&](const auto& part, const char* what) -> Failure {
    if (!state.sure(part)) return std::nullopt;
    return ddl_error("42710", "type " + in_quotes(name.name) + " already exists", part.origin,
                     std::string(what) + " '" + name.name + "' is created here");
  };
  if (const EnumPtr type = state.enum_type(name)) return exists(*type, "type");
  if (const ObjectPtr type = state.object(type_key(name))) return exists(*type, "type");
  if (const TablePtr table = state.table(name)) return exists(*table, "table");
  if (const ObjectPtr view = state.object({ObjectKind::view, name, {}}))
    return exists(*view, "view");
  return std::nullopt;
}

FoundTable Change::table(const QualifiedName& name, bool if_exists) {
  if (const auto full = state.find_relation(name)) {
    if (const TablePtr found = state.table(*full)) return {*found, std::nullopt};
    return {};
  }
  if (relation_surely_absent(name)) {
    if (if_exists) return {};
    if (!name.schema.empty()) {
      if (Failure failure = require_schema(name.schema)) return {std::nullopt, failure};
    }
    return {std::nullopt, ddl_error("42P01", "relation " + in_quotes(name) + " does not exist")};
  }
  Table assumed;
  assumed.name = creation_name(name);
  assumed.columns_known = false;
  assumed.origin = origin();
  assumed.assumed = true;
  assumed.certain = !if_exists;
  return {assumed, std::nullopt};
}

void Change::forget(const ObjectKey& key) {
  state.gone.set(key, origin());
  state.doubtful.erase(key);
}

}  // namespace migcheck
