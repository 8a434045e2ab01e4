// SPDX-License-Identifier: Apache-2.0
// What an annotation of a model attribute says: `Mapped[Optional[Status]]`.
#pragma once

#include <memory>
#include <vector>

#include "core/python/interpreter.h"

namespace migcheck {

/// An annotation, taken apart. `type` is Unknown where it could not be evaluated.
struct Annotation {
  bool mapped = false;     ///< Mapped[…]
  bool class_var = false;  ///< ClassVar[…]
  bool optional = false;   ///< None is among the alternatives
  Value type;
  ValueList extras;  ///< the further arguments of Annotated[…]
  Span span;
};

/// Reads annotations; keeps the syntax trees of those that are written as strings.
class AnnotationReader {
 public:
  explicit AnnotationReader(Interpreter& interpreter) : interpreter_(interpreter) {}

  /// `type` is the class in whose body the annotation stands.
  Annotation read(const Node& node, ClassData& type);

 private:
  void read_type(const Node& node, Annotation& out, int depth);
  void read_subscript(const Node& node, Annotation& out, int depth);
  void read_forward_reference(const Node& node, Annotation& out, int depth);
  void read_alias(const Value& alias, const Node& argument, Annotation& out, int depth);
  void use(const Value& value, Annotation& out, int depth);
  Value evaluate(const Node& node);

  Interpreter& interpreter_;
  ClassData* type_ = nullptr;
  std::shared_ptr<ModuleData> module_;
  std::vector<std::shared_ptr<const PythonModule>> parsed_;
};

}  // namespace migcheck
