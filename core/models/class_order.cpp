// SPDX-License-Identifier: Apache-2.0
#include "core/models/class_order.h"

#include <algorithm>
#include <array>
#include <utility>

namespace migcheck {
namespace {

using Line = std::vector<ClassPtr>;

/// Library classes, or packages of them, that bring no columns along.
constexpr std::array<std::string_view, 15> without_columns{"builtins.",
                                                           "abc.",
                                                           "typing.",
                                                           "typing_extensions.",
                                                           "enum.",
                                                           "dataclasses.",
                                                           "collections.abc.",
                                                           "sqlalchemy.orm.DeclarativeBase",
                                                           "sqlalchemy.orm.MappedAsDataclass",
                                                           "sqlalchemy.ext.asyncio.AsyncAttrs",
                                                           "sqlmodel.SQLModel",
                                                           "flask_sqlalchemy.Model",
                                                           "flask_sqlalchemy.model.Model",
                                                           "flask_login.",
                                                           "pydantic."};

bool brings_no_columns(std::string_view symbol) {
  if (symbol == "sqlalchemy.orm.ConcreteBase" || symbol == "sqlalchemy.orm.AbstractConcreteBase") {
    return true;
  }
  return std::any_of(without_columns.begin(), without_columns.end(),
                     [&](std::string_view known) { return symbol.starts_with(known); });
}

/// `declarative_base(cls=Mixin)`: the class that the made base derives from.
ClassPtr given_class(const ObjectData& object) {
  const Value* given = object.keyword("cls");
  return given == nullptr ? nullptr : given->class_ptr();
}

bool makes_base(const ObjectData& object) {
  return object.path == "sqlalchemy.orm.declarative_base" ||
         object.path == "sqlalchemy.orm.registry().generate_base";
}

class Linearizer {
 public:
  ClassOrder run(const ClassPtr& type) {
    order_.classes = line_of(type, 0);
    return std::move(order_);
  }

 private:
  void note(const std::string& reason) {
    if (order_.unknown.empty()) order_.unknown = reason;
  }

  /// The base as a class; null when it is none of the repository.
  ClassPtr known_base(const ClassData& type, const Value& base) {
    if (ClassPtr known = base.class_ptr()) return known;
    if (const std::string* symbol = base.as_symbol()) {
      if (brings_no_columns(*symbol)) return nullptr;
      note("base class '" + *symbol + "' is not in the repository");
      order_.foreign.push_back(*symbol);
      return nullptr;
    }
    const ObjectData* object = base.as_object();
    if (object != nullptr && makes_base(*object)) return given_class(*object);
    note("a base class of '" + type.name + "' is not known");
    return nullptr;
  }

  Line line_of(const ClassPtr& type, int depth) {
    if (!type->complete) note("the body of '" + type->name + "' could not be followed");
    if (depth > deepest) return {type};
    std::vector<Line> lines;
    Line direct;
    for (const Value& base : type->bases) {
      ClassPtr known = known_base(*type, base);
      if (known == nullptr || known == type) continue;
      lines.push_back(line_of(known, depth + 1));
      direct.push_back(std::move(known));
    }
    lines.push_back(std::move(direct));
    Line merged = merge(std::move(lines));
    merged.insert(merged.begin(), type);
    return merged;
  }

  /// The merge of C3: takes the first head that is in no other list's tail. Where Python would
  /// refuse the class, the first head is taken.
  static Line merge(std::vector<Line> lines) {
    Line result;
    while (true) {
      std::erase_if(lines, [](const Line& line) { return line.empty(); });
      if (lines.empty()) return result;
      ClassPtr next = lines.front().front();
      for (const Line& line : lines) {
        if (in_no_tail(lines, line.front())) {
          next = line.front();
          break;
        }
      }
      result.push_back(next);
      for (Line& line : lines) std::erase(line, next);
    }
  }

  static bool in_no_tail(const std::vector<Line>& lines, const ClassPtr& head) {
    return std::none_of(lines.begin(), lines.end(), [&](const Line& line) {
      return std::find(line.begin() + 1, line.end(), head) != line.end();
    });
  }

  static constexpr int deepest = 50;
  ClassOrder order_;
};

}  // namespace

ClassOrder class_order(const ClassPtr& type) { return Linearizer().run(type); }

const Value* own_attribute(const ClassData& type, std::string_view name) {
  if (type.scope == nullptr) return nullptr;
  const auto found = type.scope->names.find(name);
  return found == type.scope->names.end() ? nullptr : &found->second;
}

}  // namespace migcheck
