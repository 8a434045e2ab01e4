// SPDX-License-Identifier: Apache-2.0
// The columns of one model class: its own, and those that mixins and abstract bases give it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/models/annotation.h"
#include "core/models/class_order.h"
#include "core/python/sqlalchemy.h"

namespace migcheck {

/// The columns of a class. `unknown` says why there may be others; empty when these are all.
struct ReadColumns {
  std::vector<SqlColumn> columns;
  std::string unknown;
  Span unknown_span;
};

class ColumnReader {
 public:
  ColumnReader(Interpreter& interpreter, LibraryHost& host)
      : interpreter_(interpreter), host_(host), annotations_(interpreter) {}

  /// `is_mapped` tells the bases that have a table of their own, whose columns are not inherited.
  ReadColumns read(const ClassPtr& type, const std::function<bool(const ClassPtr&)>& is_mapped);
  /// The columns among the arguments of a Table(…).
  ReadColumns read_table(const ObjectData& table);

 private:
  /// What belongs to the class or table that is being read.
  struct State {
    ClassPtr type;
    ClassOrder order;
    std::set<std::string, std::less<>> seen;
    std::set<std::string, std::less<>> annotated;  ///< declared by an annotation alone
    bool sqlmodel = false;
    ReadColumns result;
  };
  /// Starts with an empty state and brings the former one back: a foreign key that names a class
  /// has that class read in the middle of another.
  class Nested {
   public:
    explicit Nested(State& state) : state_(state), outer_(std::exchange(state, State{})) {}
    ~Nested() { state_ = std::move(outer_); }
    Nested(const Nested&) = delete;
    Nested& operator=(const Nested&) = delete;

   private:
    State& state_;
    State outer_;
  };

  void read_class(ClassData& from);
  void hide_attributes(const ClassPtr& mapped);
  void read_value(const std::string& name, const Value& value, ClassData& from);
  /// `declared` is the return annotation of a declared_attr.
  void read_call(const std::string& name, const Value& value, ClassData& from,
                 const Node* declared = nullptr);
  void read_composite(const std::string& name, const ObjectData& composite);
  void read_annotated(const std::string& name, ClassData& from);
  void read_field(const std::string& name, const ObjectData& field, ClassData& from);
  void read_element(const Value& value);
  std::optional<Annotation> annotation_of(const std::string& name, ClassData& from,
                                          const Node* declared = nullptr);
  void add(const std::string& name, SqlColumn column, const std::optional<Annotation>& annotation);
  void merge_annotated(SqlColumn& column, const Annotation& annotation);
  void complete(SqlColumn& column, const Annotation& annotation);
  void note(const std::string& reason, Span place);

  Interpreter& interpreter_;
  LibraryHost& host_;
  AnnotationReader annotations_;
  State state_;
};

}  // namespace migcheck
