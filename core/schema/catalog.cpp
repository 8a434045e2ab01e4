// SPDX-License-Identifier: Apache-2.0
// The public face: look-ups, and apply() as "change a copy, keep it only when nothing failed".
#include "core/schema/catalog.h"

#include <algorithm>

#include "core/schema/catalog_state.h"
#include "core/schema/change.h"
#include "core/schema/join.h"

namespace migcheck {
namespace {

template <class Parts>
const typename Parts::value_type* find_named(const Parts& parts, std::string_view name) {
  const auto found = std::find_if(parts.begin(), parts.end(),
                                  [&](const auto& part) { return part.def.name == name; });
  return found == parts.end() ? nullptr : &*found;
}

}  // namespace

const Column* Table::column(std::string_view column_name) const {
  return find_named(columns, column_name);
}

const Constraint* Table::constraint(std::string_view constraint_name) const {
  return find_named(constraints, constraint_name);
}

const Index* Table::index(std::string_view index_name) const {
  return find_named(indexes, index_name);
}

const Trigger* Table::trigger(std::string_view trigger_name) const {
  const auto found = std::find_if(triggers.begin(), triggers.end(), [&](const Trigger& trigger) {
    return trigger.name == trigger_name;
  });
  return found == triggers.end() ? nullptr : &*found;
}

const Constraint* Table::primary_key() const {
  const auto found = std::find_if(constraints.begin(), constraints.end(), [](const auto& part) {
    return part.def.kind == ConstraintKind::primary_key;
  });
  return found == constraints.end() ? nullptr : &*found;
}

Catalog::Catalog() : state_(std::make_shared<const CatalogState>()) {}
Catalog::Catalog(std::shared_ptr<const CatalogState> state) : state_(std::move(state)) {}
Catalog::~Catalog() = default;
Catalog::Catalog(const Catalog&) = default;
Catalog::Catalog(Catalog&&) noexcept = default;
Catalog& Catalog::operator=(const Catalog&) = default;
Catalog& Catalog::operator=(Catalog&&) noexcept = default;

std::optional<DdlError> Catalog::apply(const Operation& operation, const ApplyContext& context) {
  CatalogState next = *state_;
  ++next.serial;
  std::optional<DdlError> failure = apply_operation(next, operation, context);
  if (operation.certain) {
    if (!failure) state_ = std::make_shared<const CatalogState>(std::move(next));
    return failure;
  }
  if (!failure) state_ = std::make_shared<const CatalogState>(join_states(*state_, next));
  return std::nullopt;
}

Catalog Catalog::join(const Catalog& one, const Catalog& other) {
  if (one.state_ == other.state_) return one;
  return Catalog(std::make_shared<const CatalogState>(join_states(*one.state_, *other.state_)));
}

const Table* Catalog::table(const QualifiedName& name) const {
  const auto full = state_->find_relation(name);
  return full ? state_->table(*full).get() : nullptr;
}

const EnumType* Catalog::enum_type(const QualifiedName& name) const {
  const auto full = state_->find_type(name);
  return full ? state_->enum_type(*full).get() : nullptr;
}

const Index* Catalog::index(const QualifiedName& name, const Table** table) const {
  const auto full = state_->find_relation(name);
  if (!full) return nullptr;
  const auto [owner, found] = state_->index(*full);
  if (table != nullptr) *table = owner.get();
  return found;
}

const OtherObject* Catalog::object(ObjectKind kind, const QualifiedName& name) const {
  return find_object(*state_, kind, name).get();
}

bool Catalog::has_schema(const std::string& name) const { return state_->has_schema(name); }

void Catalog::for_each_table(const std::function<void(const Table&)>& visit) const {
  state_->tables.for_each([&](const QualifiedName&, const TablePtr& table) { visit(*table); });
}

void Catalog::for_each_enum(const std::function<void(const EnumType&)>& visit) const {
  state_->enums.for_each([&](const QualifiedName&, const EnumPtr& type) { visit(*type); });
}

void Catalog::for_each_object(const std::function<void(const OtherObject&)>& visit) const {
  state_->objects.for_each([&](const ObjectKey&, const ObjectPtr& object) { visit(*object); });
}

std::vector<std::string> Catalog::users_of_type(const QualifiedName& name) const {
  const auto full = state_->find_type(name);
  std::vector<std::string> out;
  if (!full) return out;
  for (const QualifiedName& user : state_->users(LinkKind::column, *full)) {
    const TablePtr table = state_->table(user);
    for (const Column& column : table->columns) {
      if (column.def.type.user_defined && column.def.type.type_name() == *full)
        out.push_back(user.schema + "." + user.name + "." + column.def.name);
    }
  }
  return out;
}

const std::string& Catalog::default_schema() const { return state_->default_schema(); }

const std::vector<std::string>& Catalog::search_path() const { return state_->search_path; }

void Catalog::set_search_path(std::vector<std::string> schemas) {
  if (schemas.empty()) schemas.emplace_back("public");
  CatalogState next = *state_;
  next.search_path = std::move(schemas);
  state_ = std::make_shared<const CatalogState>(std::move(next));
}

QualifiedName Catalog::resolve(const QualifiedName& name) const {
  if (!name.schema.empty()) return name;
  if (const auto relation = state_->find_relation(name)) return *relation;
  if (const auto type = state_->find_type(name)) return *type;
  return {state_->default_schema(), name.name};
}

bool Catalog::surely_absent(const QualifiedName& relation, const ApplyContext& context) const {
  if (state_->find_relation(relation)) return false;
  CatalogState copy = *state_;
  const Operation reading;
  return Change(copy, reading, context).relation_surely_absent(relation);
}

Catalog Catalog::rolled_back(const ApplyContext& context) const {
  const std::string& id = context.transaction.empty() ? context.revision : context.transaction;
  if (state_->transaction != id || state_->transaction_closed) return *this;
  return state_->transaction_start ? Catalog(state_->transaction_start) : *this;
}

bool Catalog::tainted() const { return state_->tainted(); }

bool Catalog::fresh(const Origin& origin) const { return state_->fresh(origin); }

void Catalog::for_each_doubtful(const std::function<void(const QualifiedName&)>& visit) const {
  state_->doubtful.for_each([&](const ObjectKey& key, bool) {
    if (key.kind == ObjectKind::table || key.kind == ObjectKind::type) visit(key.name);
  });
}

}  // namespace migcheck
