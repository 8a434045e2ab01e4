// SPDX-License-Identifier: Apache-2.0
#include "core/schema/diff.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/schema/expression_text.h"

namespace migcheck {
namespace {

using Parts = std::map<std::pair<DifferenceSubject, std::string>, std::string>;

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + quote_identifier(name);
  return out;
}

std::string column_words(const Column& column) {
  const ColumnDef& def = column.def;
  std::string out = def.type.format();
  if (!def.nullable) out += " NOT NULL";
  if (const auto text = default_text(def)) out += " DEFAULT " + *text;
  if (def.identity) out += *def.identity == 'a' ? " ALWAYS IDENTITY" : " IDENTITY";
  if (def.generated) out += " GENERATED (" + *def.generated + ")";
  if (def.comment) out += " COMMENT " + quote_literal(*def.comment);
  return out;
}

std::string constraint_words(const Table& table, const Constraint& constraint) {
  const ConstraintDef& def = constraint.def;
  switch (def.kind) {
    case ConstraintKind::primary_key:
      return "PRIMARY KEY (" + joined(def.columns) + ")";
    case ConstraintKind::unique:
      return "UNIQUE (" + joined(def.columns) + ")";
    case ConstraintKind::check:
      return "CHECK (" + expression_text(def.expression, table) + ")";
    case ConstraintKind::exclusion:
      return "EXCLUDE USING " + def.method + " (" + def.expression + ")";
    case ConstraintKind::foreign_key:
      break;
  }
  return "FOREIGN KEY (" + joined(def.columns) + ") REFERENCES " + def.ref_table.to_string() +
         " (" + joined(def.ref_columns) + ") ON DELETE " + def.on_delete + " ON UPDATE " +
         def.on_update;
}

std::string index_words(const Table& table, const Index& index) {
  std::string out = index.def.unique ? "UNIQUE " : "";
  out += "USING " + index.def.method + " (";
  for (std::size_t at = 0; at < index.def.elements.size(); ++at) {
    const IndexElement& element = index.def.elements[at];
    out += (at == 0 ? "" : ", ") + (element.expression ? expression_text(element.text, table)
                                                       : quote_identifier(element.text));
    if (element.descending) out += " DESC";
  }
  out += ")";
  if (index.def.predicate) out += " WHERE " + expression_text(*index.def.predicate, table);
  return out;
}

Parts parts_of(const Table& table) {
  Parts out;
  for (const Column& column : table.columns)
    out[{DifferenceSubject::column, column.def.name}] = column_words(column);
  for (const Constraint& constraint : table.constraints)
    out[{DifferenceSubject::constraint, *constraint.def.name}] =
        constraint_words(table, constraint);
  for (const Index& index : table.indexes) {
    if (!index.from_constraint)
      out[{DifferenceSubject::index, *index.def.name}] = index_words(table, index);
  }
  for (const Trigger& trigger : table.triggers)
    out[{DifferenceSubject::trigger, trigger.name}] = "TRIGGER";
  if (table.comment)
    out[{DifferenceSubject::table, {}}] = "COMMENT " + quote_literal(*table.comment);
  return out;
}

// The order of labels counts; a label's words are its place.
Parts parts_of(const EnumType& type) {
  Parts out;
  std::size_t place = 0;
  for (const EnumLabel& label : type.labels)
    out[{DifferenceSubject::enum_label, label.text}] = "label " + std::to_string(++place);
  return out;
}

void compare_parts(const QualifiedName& name, const Parts& before, const Parts& after,
                   std::vector<Difference>& out) {
  const auto words = [](const Parts& parts, const auto& key) {
    const auto found = parts.find(key);
    return found == parts.end() ? std::string() : found->second;
  };
  Parts all = before;
  all.insert(after.begin(), after.end());
  for (const auto& [key, unused] : all) {
    const std::string old = words(before, key);
    const std::string now = words(after, key);
    if (old == now) continue;
    const DifferenceKind kind = old.empty()   ? DifferenceKind::added
                                : now.empty() ? DifferenceKind::removed
                                              : DifferenceKind::changed;
    out.push_back({kind, key.first, name, key.second, ObjectKind::table, old, now});
  }
}

const QualifiedName& diff_key(const Table& table) { return table.name; }
const QualifiedName& diff_key(const EnumType& type) { return type.name; }

auto diff_key(const OtherObject& object) {
  return std::tie(object.kind, object.name, object.signature);
}

/// Catalogs list their objects in order, so that two lists are compared by walking along both.
template <class Object, class Visit>
void walk_both(const std::vector<const Object*>& before, const std::vector<const Object*>& after,
               const Visit& visit) {
  auto old = before.begin();
  auto now = after.begin();
  while (old != before.end() || now != after.end()) {
    const bool removed =
        now == after.end() || (old != before.end() && diff_key(**old) < diff_key(**now));
    const bool added = !removed && (old == before.end() || diff_key(**now) < diff_key(**old));
    visit(added ? nullptr : *old, removed ? nullptr : *now);
    if (!added) ++old;
    if (!removed) ++now;
  }
}

template <class Object>
void compare(const std::vector<const Object*>& before, const std::vector<const Object*>& after,
             DifferenceSubject subject, const std::string& word, std::vector<Difference>& out) {
  walk_both(before, after, [&](const Object* old, const Object* now) {
    if (old == nullptr) {
      out.push_back({DifferenceKind::added, subject, now->name, {}, ObjectKind::table, {}, word});
    } else if (now == nullptr) {
      out.push_back({DifferenceKind::removed, subject, old->name, {}, ObjectKind::table, word, {}});
    } else if (old != now) {
      compare_parts(old->name, parts_of(*old), parts_of(*now), out);
    }
  });
}

std::string object_words(const OtherObject& object) {
  std::string out = object.detail;
  if (object.owner_table)
    out += " OWNED BY " + object.owner_table->to_string() + "." + object.owner_column;
  if (!object.query.empty()) out += " AS " + object.query;
  for (const ColumnDef& attribute : object.attributes)
    out += " " + attribute.name + " " + attribute.type.format();
  return out.empty() ? "exists" : out;
}

void compare_objects(const std::vector<const OtherObject*>& before,
                     const std::vector<const OtherObject*>& after, std::vector<Difference>& out) {
  walk_both(before, after, [&](const OtherObject* old, const OtherObject* now) {
    if (old == now) return;
    const OtherObject& any = old == nullptr ? *now : *old;
    Difference difference{DifferenceKind::changed,
                          DifferenceSubject::object,
                          any.name,
                          any.signature,
                          any.kind,
                          old == nullptr ? "" : object_words(*old),
                          now == nullptr ? "" : object_words(*now)};
    if (difference.before == difference.after) return;
    if (old == nullptr) difference.kind = DifferenceKind::added;
    if (now == nullptr) difference.kind = DifferenceKind::removed;
    out.push_back(std::move(difference));
  });
}

std::vector<const Table*> tables_of(const Catalog& catalog) {
  std::vector<const Table*> out;
  catalog.for_each_table([&](const Table& table) {
    if (table.of_schema()) out.push_back(&table);
  });
  return out;
}

std::vector<const EnumType*> enums_of(const Catalog& catalog) {
  std::vector<const EnumType*> out;
  catalog.for_each_enum([&](const EnumType& type) { out.push_back(&type); });
  return out;
}

std::vector<const OtherObject*> objects_of(const Catalog& catalog) {
  std::vector<const OtherObject*> out;
  catalog.for_each_object([&](const OtherObject& object) { out.push_back(&object); });
  return out;
}

}  // namespace

std::vector<Difference> diff(const Catalog& before, const Catalog& after) {
  std::vector<Difference> out;
  compare(tables_of(before), tables_of(after), DifferenceSubject::table, "table", out);
  compare(enums_of(before), enums_of(after), DifferenceSubject::enum_type, "enum", out);
  compare_objects(objects_of(before), objects_of(after), out);
  return out;
}

}  // namespace migcheck
