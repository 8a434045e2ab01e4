// SPDX-License-Identifier: Apache-2.0
// diff() compares what the two catalogs hold; here each difference must also be known for sure on
// both sides: an object that is there for certain, or a name that certainly nothing has.
#include "core/migration/not_restored.h"

#include <algorithm>
#include <set>

namespace migcheck {
namespace {

/// What is known about one side of a difference.
enum class Presence : std::uint8_t { absent, certain, unsure };

class Side {
 public:
  /// `end`: the catalog after everything, which knows what may have changed meanwhile.
  Side(const Catalog& catalog, const Catalog& end) : catalog_(catalog), end_(end) {
    catalog.for_each_doubtful([&](const QualifiedName& name) { doubtful_.insert(name); });
  }

  [[nodiscard]] Presence presence(const Difference& difference) const {
    switch (difference.subject) {
      case DifferenceSubject::enum_type:
        return whole(catalog_.enum_type(difference.name), difference.name);
      case DifferenceSubject::enum_label:
        return label(catalog_.enum_type(difference.name), difference.part);
      case DifferenceSubject::object:
        return object(difference);
      default:
        break;
    }
    const Table* table = catalog_.table(difference.name);
    if (difference.part.empty()) return whole(table, difference.name);
    return part(table, difference);
  }

 private:
  template <class Object>
  [[nodiscard]] Presence sure(const Object& one) const {
    return one.certain && end_.fresh(one.origin) ? Presence::certain : Presence::unsure;
  }

  [[nodiscard]] Presence missing(const QualifiedName& name) const {
    return doubtful_.count(name) != 0 ? Presence::unsure : Presence::absent;
  }

  template <class Object>
  [[nodiscard]] Presence whole(const Object* object, const QualifiedName& name) const {
    if (object == nullptr) return missing(name);
    return object->assumed ? Presence::unsure : sure(*object);
  }

  [[nodiscard]] Presence label(const EnumType* type, const std::string& text) const {
    if (type == nullptr || !type->certain || !type->labels_known) return Presence::unsure;
    for (const EnumLabel& one : type->labels) {
      if (one.text == text) return sure(one);
    }
    return Presence::absent;
  }

  [[nodiscard]] Presence object(const Difference& difference) const {
    Presence result = missing(difference.name);
    catalog_.for_each_object([&](const OtherObject& one) {
      if (one.kind == difference.object_kind && one.name == difference.name &&
          one.signature == difference.part)
        result = one.assumed ? Presence::unsure : sure(one);
    });
    return result;
  }

  [[nodiscard]] Presence part(const Table* table, const Difference& difference) const {
    if (table == nullptr || !table->certain) return Presence::unsure;
    switch (difference.subject) {
      case DifferenceSubject::column:
        return column(table->column(difference.part));
      case DifferenceSubject::constraint:
        return found(table->constraint(difference.part));
      case DifferenceSubject::index:
        return found(table->index(difference.part));
      default:
        return sure(*table);
    }
  }

  template <class Part>
  [[nodiscard]] Presence found(const Part* part) const {
    return part == nullptr ? Presence::absent : sure(*part);
  }

  [[nodiscard]] Presence column(const Column* column) const {
    if (column == nullptr) return Presence::absent;
    const bool known = column->def.type.known && column->def.default_known;
    return known && end_.fresh(column->last_change) ? sure(*column) : Presence::unsure;
  }

  const Catalog& catalog_;
  const Catalog& end_;
  std::set<QualifiedName> doubtful_;
};

bool failed(const Trace& trace) {
  return !trace.defined || trace.error || trace.outcome.status == OutcomeStatus::error;
}

}  // namespace

std::vector<Difference> not_restored(const Trace& upgrade, const Trace& downgrade) {
  if (failed(upgrade) || failed(downgrade)) return {};
  std::vector<Difference> found = diff(upgrade.before, downgrade.settled);
  if (found.empty()) return found;
  const Side before(upgrade.before, downgrade.settled);
  const Side after(downgrade.settled, downgrade.settled);
  std::erase_if(found, [&](const Difference& difference) {
    return before.presence(difference) == Presence::unsure ||
           after.presence(difference) == Presence::unsure;
  });
  return found;
}

}  // namespace migcheck
