// SPDX-License-Identifier: Apache-2.0
// The simulated catalog as the builders of system tables see it: object identities in place of
// the server's numbers.
#pragma once

#include <string>
#include <vector>

#include "core/schema/catalog.h"
#include "core/sql/datum.h"

namespace migcheck::sql {

class CatalogView {
 public:
  explicit CatalogView(const Catalog& viewed) : catalog(viewed) {}

  const Catalog& catalog;

  /// Whether an object or a part of one exists as it stands here, for sure.
  template <class Part>
  [[nodiscard]] bool sure(const Part& part) const {
    if constexpr (requires { part.assumed; }) {
      if (part.assumed) return false;
    }
    return part.certain && catalog.fresh(part.origin);
  }

  struct Schema {
    std::string name;
    bool certain = true;
  };
  /// The schemas that exist, without those of the server itself.
  [[nodiscard]] std::vector<Schema> schemas() const;

  [[nodiscard]] Datum schema_oid(const std::string& name) const;
  /// A table, view, index or sequence.
  [[nodiscard]] Datum class_oid(const QualifiedName& name) const;
  [[nodiscard]] Datum type_oid(const QualifiedName& name) const;
  [[nodiscard]] Datum type_oid(const DataType& type) const;
  /// The schema and name in pg_type of a column's type; empty when it is not known.
  [[nodiscard]] QualifiedName type_name(const DataType& type) const;
  [[nodiscard]] Datum constraint_oid(const QualifiedName& table, const std::string& name) const;
  [[nodiscard]] Datum trigger_oid(const QualifiedName& table, const std::string& name) const;
  [[nodiscard]] Datum function_oid(const QualifiedName& name, const std::string& signature) const;
  /// Whether unqualified names find the objects of a schema.
  [[nodiscard]] bool visible(const std::string& schema) const;
  /// As regclass and regtype print a name.
  [[nodiscard]] std::string shown(const QualifiedName& name) const;
};

}  // namespace migcheck::sql
