// SPDX-License-Identifier: Apache-2.0
// SQLAlchemy's names as models use them: a foreign key may point to a class instead of a text.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/models/class_order.h"
#include "core/python/sqlalchemy.h"

namespace migcheck {

class ModelHost : public LibraryHost {
 public:
  /// The table of a mapped class; nothing when it has none or its name is not known.
  using TableOfClass = std::function<std::optional<QualifiedName>(const ClassPtr&)>;
  void use_tables(TableOfClass table_of) { table_of_ = std::move(table_of); }

  /// The table that a column expression belongs to: `Model.id`, `Model.__table__.c.id`,
  /// `table.c.id`.
  [[nodiscard]] std::optional<QualifiedName> table_of_column(const Value& value) const;
  /// The table that a Table() object or `Model.__table__` stands for.
  [[nodiscard]] std::optional<QualifiedName> table_of_object(const ObjectData& object) const;
  /// Every Table() that was called so far.
  [[nodiscard]] const std::vector<std::shared_ptr<ObjectData>>& tables_made() const {
    return tables_made_;
  }
  Value call(Interpreter& interpreter, const std::string& path, const CallArguments& args) override;

 protected:
  std::optional<std::string> reference_target(const Value& value) override;

 private:
  TableOfClass table_of_;
  std::vector<std::shared_ptr<ObjectData>> tables_made_;
};

/// The name of a Table(…) object.
[[nodiscard]] std::optional<QualifiedName> name_of_table_call(const ObjectData& call);

}  // namespace migcheck
