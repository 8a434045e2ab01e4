// SPDX-License-Identifier: Apache-2.0
// What an application says about a MetaData away from the call that makes it: the arguments of
// flask_sqlalchemy.SQLAlchemy(), and naming conventions that are assigned later.
#pragma once

#include <memory>
#include <vector>

#include "core/models/class_order.h"
#include "core/models/metadata_key.h"
#include "core/python/interpreter.h"

namespace migcheck {

class MetadataSettings {
 public:
  explicit MetadataSettings(Interpreter& interpreter) : interpreter_(interpreter) {}

  /// Takes in a module. Assignments count only before the offset `end`.
  void read(const std::shared_ptr<const PythonModule>& source, std::uint32_t end = UINT32_MAX);

  /// The key under which all tables of this MetaData stand. Flask-SQLAlchemy shares that of its
  /// model_class, and has the arguments of the MetaData that it is given.
  [[nodiscard]] MetadataKey complete(MetadataKey key) const;
  /// Whether a class is the model_class of a Flask-SQLAlchemy object, which is no model itself.
  [[nodiscard]] bool is_model_class(const ClassPtr& type) const;

 private:
  void read_flask_database(const ObjectData& database);
  void bind_late(const Node& assignment, const Value& made, ModuleData& module);
  void read_convention(const Node& target, const Node& value, ModuleData& module);

  struct Convention {
    MetadataKey key;
    std::shared_ptr<ObjectData> made;  ///< a MetaData() with this convention
  };
  Interpreter& interpreter_;
  std::vector<ClassPtr> model_classes_;
  std::vector<MetadataKey> shared_;                 ///< MetaData that are Flask-SQLAlchemy's
  std::vector<std::shared_ptr<ObjectData>> given_;  ///< MetaData(…) given to Flask-SQLAlchemy
  std::vector<Convention> conventions_;
};

}  // namespace migcheck
