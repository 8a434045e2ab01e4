// SPDX-License-Identifier: Apache-2.0
// What a Catalog holds. Primary data are three maps of shared, immutable objects; everything else
// is derived from them in one place (replace), so that it cannot disagree.
//
// Three-valued facts: an object may exist for sure, perhaps, or be absent; and absence is certain
// only when the history itself removed the name or when nothing outside the history counts.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/schema/catalog.h"
#include "core/schema/persistent_map.h"

namespace migcheck {

/// Hashes of keys; only their distribution matters.
struct KeyHash {
  std::uint64_t operator()(const std::string& text) const;
  std::uint64_t operator()(const QualifiedName& name) const;
  template <class Key>
  std::uint64_t operator()(const Key& key) const {
    return key.hash(*this);
  }
};

struct ObjectKey {
  ObjectKind kind = ObjectKind::other;
  QualifiedName name;
  std::string signature;

  friend auto operator<=>(const ObjectKey&, const ObjectKey&) = default;
  [[nodiscard]] std::uint64_t hash(const KeyHash& hasher) const;
};

/// The kinds that share the namespace of pg_class.
enum class RelationKind : std::uint8_t { table, index, sequence, view, composite };
struct Relation {
  RelationKind kind = RelationKind::table;
  QualifiedName table;  ///< of an index

  friend bool operator==(const Relation&, const Relation&) = default;
};

/// Why one object cannot live without another, from the side of the one that is used.
enum class LinkKind : std::uint8_t {
  reference,      ///< a table whose foreign key refers to the used table
  child,          ///< a table that inherits from the used one, or is its partition
  reader,         ///< a view that reads the used relation
  owned,          ///< a sequence that belongs to a column of the used table
  column,         ///< a table with a column of the used type
  type,           ///< a domain or composite type made of the used type
  constraint,     ///< a table with a constraint of that schema and name
  default_value,  ///< a table with a default that draws from the used sequence
  default_type,   ///< a table with a default that is cast to the used type
  trigger,        ///< a table with a trigger that executes the used function
};
struct Link {
  LinkKind kind = LinkKind::reference;
  QualifiedName used;
  QualifiedName user;

  friend auto operator<=>(const Link&, const Link&) = default;
  [[nodiscard]] std::uint64_t hash(const KeyHash& hasher) const;
};

template <class Key, class Value>
using StateMap = PersistentMap<Key, Value, KeyHash>;
using TablePtr = std::shared_ptr<const Table>;
using EnumPtr = std::shared_ptr<const EnumType>;
using ObjectPtr = std::shared_ptr<const OtherObject>;

/// A label that ALTER TYPE … ADD VALUE added in the open transaction.
struct NewLabel {
  QualifiedName type;
  std::string label;
  Origin origin;
};

struct CatalogState {
  StateMap<QualifiedName, TablePtr> tables;
  StateMap<QualifiedName, EnumPtr> enums;
  StateMap<ObjectKey, ObjectPtr> objects;

  StateMap<QualifiedName, Relation> relations;  ///< derived
  StateMap<Link, bool> links;                   ///< derived

  StateMap<ObjectKey, Origin> gone;    ///< names that the history dropped or renamed away
  StateMap<ObjectKey, bool> doubtful;  ///< names of which absence proves nothing

  std::vector<std::string> search_path{"public"};
  std::optional<std::vector<std::string>> outer_search_path;  ///< what SET LOCAL replaced
  std::uint64_t serial = 0;                                   ///< of the last operation
  std::uint64_t taint_serial = 0;  ///< what is older may have been changed by something unknown

  bool begins_elsewhere = false;  ///< a table was taken as given: the database is older

  std::string transaction;
  bool transaction_closed = false;  ///< after a COMMIT inside: every statement commits itself
  std::vector<NewLabel> new_labels;
  std::shared_ptr<const CatalogState> transaction_start;

  // Look-ups by full name; an empty schema goes through the search path.
  [[nodiscard]] std::optional<QualifiedName> find_relation(const QualifiedName& name) const;
  [[nodiscard]] std::optional<QualifiedName> find_type(const QualifiedName& name) const;
  [[nodiscard]] TablePtr table(const QualifiedName& name) const;
  [[nodiscard]] EnumPtr enum_type(const QualifiedName& name) const;
  [[nodiscard]] ObjectPtr object(const ObjectKey& key) const;
  /// An index by its full name, with its table.
  [[nodiscard]] std::pair<TablePtr, const Index*> index(const QualifiedName& name) const;
  [[nodiscard]] bool has_schema(const std::string& name) const;
  [[nodiscard]] const std::string& default_schema() const { return search_path.front(); }
  /// Whether an unqualified name would find this schema's objects.
  [[nodiscard]] bool visible(const std::string& schema) const;
  /// As error messages print a name: with the schema only when it is not in the search path.
  [[nodiscard]] std::string shown(const QualifiedName& name) const;
  [[nodiscard]] std::vector<QualifiedName> users(LinkKind kind, const QualifiedName& used) const;

  // Changes; each keeps the derived maps right.
  void put(Table table);
  void put(EnumType type);
  void put(OtherObject object);
  void erase_table(const QualifiedName& name);
  void erase_enum(const QualifiedName& name);
  void erase_object(const ObjectKey& key);

  [[nodiscard]] bool tainted() const { return taint_serial > 0; }
  /// Whether nothing unknown may have changed something of this origin.
  [[nodiscard]] bool fresh(const Origin& origin) const { return origin.serial > taint_serial; }
  /// Whether a part or an object is as it stands here, for sure.
  template <class Part>
  [[nodiscard]] bool sure(const Part& part) const {
    if constexpr (requires { part.assumed; }) {
      if (part.assumed) return false;
    }
    return part.certain && fresh(part.origin);
  }
  /// A column that exists for sure is not always sure in its type and default.
  [[nodiscard]] bool definition_sure(const Column& column) const {
    return sure(column) && fresh(column.last_change);
  }
};

/// The key of an object in CatalogState::objects, and the keys of names in `gone`.
[[nodiscard]] ObjectKey key_of(const OtherObject& object);
[[nodiscard]] inline ObjectKey relation_key(const QualifiedName& name) {
  return {ObjectKind::table, name, {}};
}
[[nodiscard]] inline ObjectKey type_key(const QualifiedName& name) {
  return {ObjectKind::type, name, {}};
}
[[nodiscard]] inline ObjectKey schema_key(const std::string& name) {
  return {ObjectKind::schema, {{}, name}, {}};
}
[[nodiscard]] inline ObjectKey extension_key(const std::string& name) {
  return {ObjectKind::extension, {{}, name}, {}};
}

/// Everything that `table` or `object` adds to the derived maps.
struct Derived {
  std::vector<Link> links;
  std::vector<std::pair<QualifiedName, Relation>> relations;
};
[[nodiscard]] Derived derived_from(const Table& table);
[[nodiscard]] Derived derived_from(const OtherObject& object);

}  // namespace migcheck
