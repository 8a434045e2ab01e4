// SPDX-License-Identifier: Apache-2.0
// The enum columns of the models, with the labels that SQLAlchemy sends for them.
#pragma once

#include <map>
#include <memory>

#include "core/models/model_schema.h"
#include "core/python/sqlalchemy.h"

namespace migcheck {

class EnumColumnReader {
 public:
  explicit EnumColumnReader(LibraryHost& host) : host_(host) {}

  /// Appends the native enum columns of a table, and the Python enums they use.
  void add(const ModelTable& table, ModelSchema& schema);

 private:
  std::shared_ptr<const PythonEnum> enum_of(const ClassData& type, ModelSchema& schema);

  LibraryHost& host_;
  std::map<const ClassData*, std::shared_ptr<const PythonEnum>> enums_;
};

}  // namespace migcheck
