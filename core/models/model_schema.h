// SPDX-License-Identifier: Apache-2.0
// What the application's SQLAlchemy models expect of the database.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/schema/catalog.h"
#include "core/schema/names.h"
#include "core/schema/operation.h"
#include "core/source/span.h"

namespace migcheck {

/// A member of a Python enum class. Aliases (a second name for the same value) are marked.
struct EnumMember {
  std::string name;
  std::optional<std::string> value;  ///< as a string; nothing when it is no string or not known
  bool alias = false;
  Span span;  ///< `PLANNING = "planning"`
  Span name_span;
};

/// A class derived from enum.Enum, or made by its functional form.
struct PythonEnum {
  std::string name;    ///< class name
  std::string module;  ///< path of its file
  std::vector<EnumMember> members;
  bool complete = true;  ///< every member is known
  Span span;             ///< the class statement's first line
};

/// A label that SQLAlchemy sends, with the place it comes from.
struct ModelLabel {
  std::string text;
  Span span;
};

/// One model column whose type is a native enum.
struct EnumColumn {
  QualifiedName type;              ///< name of the database type
  std::vector<ModelLabel> labels;  ///< in order; what SQLAlchemy stores
  bool labels_known = true;
  std::shared_ptr<const PythonEnum> python_enum;  ///< null for string labels
  bool values_callable = false;
  QualifiedName table;
  std::string column;
  Span span;  ///< the column
};

/// One table of the models.
struct ModelTable {
  QualifiedName name;
  std::string class_name;          ///< empty for Table() objects
  std::vector<ColumnDef> columns;  ///< names and spans are right; types may be unknown
  bool columns_known = true;       ///< false: some base class or helper could not be evaluated
  std::string unknown_because;     ///< why columns_known is false
  bool constraints_known = true;   ///< false: there may be constraints that were not understood
  bool indexes_known = true;  ///< false: there may be indexes whose very names were not understood
  std::vector<std::vector<std::string>> uniques;  ///< what the model declares UNIQUE
  std::vector<std::string> unclear_indexes;       ///< names of indexes that were not understood
  /// A history or version table may stand beside it, made when the class is mapped.
  bool has_companions = false;
  Span span;
};

/// Something about the models that could not be found out.
struct ModelUnknown {
  std::string reason;
  Span span;  ///< may be invalid
};

/// All models that belong to one migration environment.
struct ModelSchema {
  std::vector<ModelTable> tables;                        ///< by name
  std::vector<EnumColumn> enum_columns;                  ///< by table and column
  std::vector<std::shared_ptr<const PythonEnum>> enums;  ///< those of the enum columns
  std::vector<ModelUnknown> unknowns;
  Catalog catalog;                        ///< what metadata.create_all() would make of the tables
  std::vector<QualifiedName> unimported;  ///< tables in files that env.py does not import
  std::vector<std::string> metadata;      ///< the MetaData that env.py names, "path:offset"
  /// Tables, and parts of them, that include_object or include_name leave out, or may leave out;
  /// the part is empty for a table.
  std::set<std::pair<QualifiedName, std::string>> left_out;
  /// Tables and enum types that environments with the same MetaData make.
  std::set<QualifiedName> made_elsewhere;
  /// Tables and enum types that the models of other environments have.
  std::set<QualifiedName> expected_elsewhere;
  bool filtered = false;  ///< env.py has such a filter, about which nothing is known
  bool complete = false;  ///< these are all tables: no model was left out as unknown

  /// The table of this name; null when there is none.
  [[nodiscard]] const ModelTable* table(const QualifiedName& name) const;
};

}  // namespace migcheck
