// SPDX-License-Identifier: Apache-2.0
#include "core/schema/join.h"

#include <algorithm>

namespace migcheck {
namespace {

bool same(const ColumnDef& one, const ColumnDef& other) {
  return one.type == other.type && one.nullable == other.nullable &&
         one.default_sql == other.default_sql && one.default_known == other.default_known &&
         one.identity == other.identity && one.generated == other.generated &&
         one.collation == other.collation && one.comment == other.comment;
}

bool same(const ConstraintDef& one, const ConstraintDef& other) {
  return one.kind == other.kind && one.columns == other.columns &&
         one.expression == other.expression && one.ref_table == other.ref_table &&
         one.ref_columns == other.ref_columns && one.on_delete == other.on_delete &&
         one.on_update == other.on_update;
}

bool same(const IndexElement& one, const IndexElement& other) {
  return one.text == other.text && one.opclass == other.opclass &&
         one.descending == other.descending;
}

bool same(const IndexDef& one, const IndexDef& other) {
  return one.unique == other.unique && one.method == other.method &&
         one.predicate == other.predicate &&
         std::equal(one.elements.begin(), one.elements.end(), other.elements.begin(),
                    other.elements.end(), [](const auto& a, const auto& b) { return same(a, b); });
}

// Parts of both lists in the order of `after`; what only `before` has comes last.
template <class Part>
SharedList<Part> join_parts(const SharedList<Part>& before, const SharedList<Part>& after) {
  SharedList<Part> out = after;
  const auto find = [](const SharedList<Part>& parts, const Part& wanted) {
    return std::find_if(parts.begin(), parts.end(),
                        [&](const Part& part) { return part.def.name == wanted.def.name; });
  };
  const auto certain_in_both = [&](const Part& part) {
    const auto old = find(before, part);
    return old != before.end() && old->certain && part.certain && same(old->def, part.def);
  };
  out.edit_where([&](const Part& part) { return part.certain && !certain_in_both(part); },
                 [](Part& part) { part.certain = false; });
  for (const Part& part : before) {
    if (find(after, part) != after.end()) continue;
    out.push_back(part);
    out.edit_back().certain = false;
  }
  return out;
}

template <class Item>
void add_missing(std::vector<Item>& to, const std::vector<Item>& from) {
  for (const Item& item : from) {
    if (std::find(to.begin(), to.end(), item) == to.end()) to.push_back(item);
  }
}

EnumType join_enums(const EnumType& before, const EnumType& after) {
  EnumType out = after;
  out.certain = before.certain && after.certain;
  out.assumed = before.assumed && after.assumed;
  out.labels_known = before.labels_known && after.labels_known;
  const auto find = [](const EnumType& type, const EnumLabel& wanted) {
    return std::find_if(type.labels.begin(), type.labels.end(),
                        [&](const EnumLabel& label) { return label.text == wanted.text; });
  };
  for (EnumLabel& label : out.labels) {
    const auto old = find(before, label);
    label.certain = label.certain && old != before.labels.end() && old->certain;
  }
  for (const EnumLabel& label : before.labels) {
    if (find(after, label) != after.labels.end()) continue;
    out.labels.push_back(label);
    out.labels.back().certain = false;
  }
  return out;
}

OtherObject join_objects(const OtherObject& before, const OtherObject& after) {
  OtherObject out = after;
  out.certain = before.certain && after.certain;
  out.assumed = before.assumed && after.assumed;
  return out;
}

template <class Object>
Object uncertain(Object object) {
  object.certain = false;
  return object;
}

void join_table_maps(CatalogState& out, const CatalogState& before, const CatalogState& after) {
  StateMap<QualifiedName, TablePtr>::for_each_difference(
      before.tables, after.tables,
      [&](const QualifiedName&, const TablePtr* old, const TablePtr* now) {
        if (old == nullptr || now == nullptr) {
          out.put(uncertain(**(old == nullptr ? now : old)));
        } else {
          out.put(join_tables(**old, **now));
        }
      });
}

void join_enum_maps(CatalogState& out, const CatalogState& before, const CatalogState& after) {
  StateMap<QualifiedName, EnumPtr>::for_each_difference(
      before.enums, after.enums, [&](const QualifiedName&, const EnumPtr* old, const EnumPtr* now) {
        if (old == nullptr || now == nullptr) {
          out.put(uncertain(**(old == nullptr ? now : old)));
        } else {
          out.put(join_enums(**old, **now));
        }
      });
}

void join_object_maps(CatalogState& out, const CatalogState& before, const CatalogState& after) {
  StateMap<ObjectKey, ObjectPtr>::for_each_difference(
      before.objects, after.objects,
      [&](const ObjectKey&, const ObjectPtr* old, const ObjectPtr* now) {
        if (old == nullptr || now == nullptr) {
          out.put(uncertain(**(old == nullptr ? now : old)));
        } else {
          out.put(join_objects(**old, **now));
        }
      });
}

// A name is gone when both say so; what only one of them dropped may never have been there.
void join_absence(CatalogState& out, const CatalogState& before, const CatalogState& after) {
  StateMap<ObjectKey, Origin>::for_each_difference(
      before.gone, after.gone, [&](const ObjectKey& key, const Origin* old, const Origin* now) {
        if (old != nullptr && now != nullptr) return;
        out.gone.erase(key);
        out.doubtful.set(key, true);
      });
  StateMap<ObjectKey, bool>::for_each_difference(
      before.doubtful, after.doubtful,
      [&](const ObjectKey& key, const bool*, const bool*) { out.doubtful.set(key, true); });
}

void join_triggers(Table& out, const Table& before) {
  for (Trigger& trigger : out.triggers) {
    const Trigger* old = before.trigger(trigger.name);
    trigger.certain = trigger.certain && old != nullptr && old->certain;
  }
  for (const Trigger& trigger : before.triggers) {
    if (out.trigger(trigger.name) != nullptr) continue;
    out.triggers.push_back(trigger);
    out.triggers.back().certain = false;
  }
}

}  // namespace

Table join_tables(const Table& before, const Table& after) {
  Table out = after;
  out.columns = join_parts(before.columns, after.columns);
  out.constraints = join_parts(before.constraints, after.constraints);
  out.indexes = join_parts(before.indexes, after.indexes);
  join_triggers(out, before);
  add_missing(out.inherits, before.inherits);
  std::erase_if(out.absent, [&](const std::string& column) {
    return std::find(before.absent.begin(), before.absent.end(), column) == before.absent.end();
  });
  out.columns_known = before.columns_known && after.columns_known;
  out.constraints_known = before.constraints_known && after.constraints_known;
  out.filled = before.filled || after.filled;
  out.certain = before.certain && after.certain;
  out.assumed = before.assumed && after.assumed;
  return out;
}

CatalogState join_states(const CatalogState& before, const CatalogState& after) {
  CatalogState out = after;
  join_table_maps(out, before, after);
  join_enum_maps(out, before, after);
  join_object_maps(out, before, after);
  join_absence(out, before, after);
  out.serial = std::max(before.serial, after.serial);
  out.taint_serial = std::max(before.taint_serial, after.taint_serial);
  out.begins_elsewhere = before.begins_elsewhere || after.begins_elsewhere;
  out.transaction_closed = before.transaction_closed && after.transaction_closed;
  return out;
}

}  // namespace migcheck
