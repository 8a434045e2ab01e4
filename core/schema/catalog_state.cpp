// SPDX-License-Identifier: Apache-2.0
#include "core/schema/catalog_state.h"

#include <algorithm>

namespace migcheck {
namespace {

std::uint64_t mix(std::uint64_t value) {
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9U;
  value = (value ^ (value >> 27)) * 0x94d049bb133111ebU;
  return value ^ (value >> 31);
}

void remove(CatalogState& state, const Derived& old) {
  for (const Link& link : old.links) state.links.erase(link);
  for (const auto& [name, relation] : old.relations) {
    const Relation* current = state.relations.find(name);
    if (current != nullptr && *current == relation) state.relations.erase(name);
  }
}

void add(CatalogState& state, const Derived& fresh) {
  for (const Link& link : fresh.links) {
    if (!state.links.contains(link)) state.links.set(link, true);
  }
  for (const auto& [name, relation] : fresh.relations) {
    const Relation* current = state.relations.find(name);
    if (current == nullptr || *current != relation) state.relations.set(name, relation);
  }
}

// Most changes of an object leave what is derived from it as it was.
void replace(CatalogState& state, Derived old, const Derived& fresh) {
  const auto kept = [&](const Link& link) {
    return std::binary_search(fresh.links.begin(), fresh.links.end(), link);
  };
  const auto still = [&](const auto& entry) {
    return std::find(fresh.relations.begin(), fresh.relations.end(), entry) !=
           fresh.relations.end();
  };
  std::erase_if(old.links, kept);
  std::erase_if(old.relations, still);
  remove(state, old);
  add(state, fresh);
}

bool is_system_schema(const std::string& name) {
  return name == "public" || name == "pg_catalog" || name == "information_schema" ||
         name == "pg_temp";
}

}  // namespace

std::uint64_t KeyHash::operator()(const std::string& text) const {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return mix(hash);
}

std::uint64_t KeyHash::operator()(const QualifiedName& name) const {
  return mix((*this)(name.schema) * 31 + (*this)(name.name));
}

std::uint64_t ObjectKey::hash(const KeyHash& hasher) const {
  return mix(hasher(name) + hasher(signature) * 31 + static_cast<std::uint64_t>(kind));
}

std::uint64_t Link::hash(const KeyHash& hasher) const {
  return mix(hasher(used) * 31 + hasher(user) + static_cast<std::uint64_t>(kind));
}

ObjectKey key_of(const OtherObject& object) { return {object.kind, object.name, object.signature}; }

void CatalogState::put(Table table) {
  const Derived fresh_parts = derived_from(table);
  const TablePtr old = this->table(table.name);
  replace(*this, old ? derived_from(*old) : Derived{}, fresh_parts);
  gone.erase(relation_key(table.name));
  begins_elsewhere = begins_elsewhere || table.assumed;
  const QualifiedName name = table.name;
  tables.set(name, std::make_shared<const Table>(std::move(table)));
}

void CatalogState::put(EnumType type) {
  gone.erase(type_key(type.name));
  const QualifiedName name = type.name;
  enums.set(name, std::make_shared<const EnumType>(std::move(type)));
}

void CatalogState::put(OtherObject object) {
  const ObjectKey key = key_of(object);
  if (const ObjectPtr old = this->object(key)) remove(*this, derived_from(*old));
  add(*this, derived_from(object));
  const bool relation = key.kind == ObjectKind::view || key.kind == ObjectKind::sequence;
  gone.erase(relation ? relation_key(key.name) : key);
  objects.set(key, std::make_shared<const OtherObject>(std::move(object)));
}

void CatalogState::erase_table(const QualifiedName& name) {
  if (const TablePtr old = table(name)) remove(*this, derived_from(*old));
  tables.erase(name);
}

void CatalogState::erase_enum(const QualifiedName& name) { enums.erase(name); }

void CatalogState::erase_object(const ObjectKey& key) {
  if (const ObjectPtr old = object(key)) remove(*this, derived_from(*old));
  objects.erase(key);
}

TablePtr CatalogState::table(const QualifiedName& name) const {
  const TablePtr* found = tables.find(name);
  return found == nullptr ? nullptr : *found;
}

EnumPtr CatalogState::enum_type(const QualifiedName& name) const {
  const EnumPtr* found = enums.find(name);
  return found == nullptr ? nullptr : *found;
}

ObjectPtr CatalogState::object(const ObjectKey& key) const {
  const ObjectPtr* found = objects.find(key);
  return found == nullptr ? nullptr : *found;
}

std::pair<TablePtr, const Index*> CatalogState::index(const QualifiedName& name) const {
  const Relation* relation = relations.find(name);
  if (relation == nullptr || relation->kind != RelationKind::index) return {};
  const TablePtr owner = table(relation->table);
  return {owner, owner ? owner->index(name.name) : nullptr};
}

bool CatalogState::has_schema(const std::string& name) const {
  const ObjectKey key = schema_key(name);
  return objects.contains(key) || (is_system_schema(name) && !gone.contains(key));
}

bool CatalogState::visible(const std::string& schema) const {
  return schema.empty() || schema == "pg_temp" || schema == "pg_catalog" ||
         std::find(search_path.begin(), search_path.end(), schema) != search_path.end();
}

std::string CatalogState::shown(const QualifiedName& name) const {
  return QualifiedName{visible(name.schema) ? std::string() : name.schema, name.name}.to_string();
}

std::vector<QualifiedName> CatalogState::users(LinkKind kind, const QualifiedName& used) const {
  std::vector<QualifiedName> out;
  links.for_each_from(Link{kind, used, {}}, [&](const Link& link, bool) {
    if (link.kind != kind || link.used != used) return false;
    out.push_back(link.user);
    return true;
  });
  return out;
}

namespace {

template <class Has>
std::optional<QualifiedName> search(const CatalogState& state, const QualifiedName& name,
                                    const Has& has) {
  if (!name.schema.empty()) return has(name) ? std::optional(name) : std::nullopt;
  QualifiedName candidate{"pg_temp", name.name};
  if (has(candidate)) return candidate;
  for (const std::string& schema : state.search_path) {
    candidate.schema = schema;
    if (has(candidate)) return candidate;
  }
  return std::nullopt;
}

}  // namespace

std::optional<QualifiedName> CatalogState::find_relation(const QualifiedName& name) const {
  return search(*this, name, [&](const QualifiedName& full) { return relations.contains(full); });
}

std::optional<QualifiedName> CatalogState::find_type(const QualifiedName& name) const {
  return search(*this, name, [&](const QualifiedName& full) {
    const Relation* relation = relations.find(full);
    return enums.contains(full) || objects.contains(type_key(full)) ||
           (relation != nullptr &&
            (relation->kind == RelationKind::table || relation->kind == RelationKind::view));
  });
}

}  // namespace migcheck
