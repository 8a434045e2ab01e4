// SPDX-License-Identifier: Apache-2.0
// What each class is to SQLAlchemy's mapper: nothing, a table, or a part of its parent's table.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "core/models/column_reader.h"
#include "core/models/metadata_key.h"
#include "core/models/metadata_settings.h"
#include "core/schema/names.h"

namespace migcheck {

struct ClassRole {
  enum class Kind : std::uint8_t {
    unmapped,    ///< no declarative class, or an abstract one
    table,       ///< has a table, whose name may be unknown
    inherits,    ///< single-table inheritance: its columns go to the parent's table
    fixed_table  ///< `__table__ = Table(…)`
  };
  Kind kind = Kind::unmapped;
  std::optional<MetadataKey> key;
  QualifiedName name;                 ///< table: empty name when it is not known
  std::string unknown;                ///< why the name is not known
  ClassPtr parent;                    ///< inherits
  std::shared_ptr<ObjectData> table;  ///< fixed_table
  bool reflected = false;             ///< columns are read from the database
  ValueList elements;                 ///< constraints and indexes of __table_args__
  std::optional<std::string> comment;
};

class ClassRoles {
 public:
  ClassRoles(Interpreter& interpreter, ColumnReader& columns, const MetadataSettings& settings)
      : interpreter_(interpreter), columns_(columns), settings_(settings) {}

  const ClassRole& role(const ClassPtr& type);
  bool is_mapped(const ClassPtr& type) { return role(type).kind != ClassRole::Kind::unmapped; }
  /// The columns that the class itself brings to its table.
  ReadColumns columns(const ClassPtr& type);

 private:
  ClassRole decide(const ClassPtr& type);
  void name_table(const ClassPtr& type, const ClassOrder& order, ClassRole& role);
  void without_name(const ClassPtr& type, const ClassOrder& order, ClassRole& role);
  bool is_base(const ClassData& type);
  bool has_primary_key(const ClassPtr& type);

  Interpreter& interpreter_;
  ColumnReader& columns_;
  const MetadataSettings& settings_;
  std::map<ClassPtr, ClassRole> roles_;
};

}  // namespace migcheck
