// SPDX-License-Identifier: Apache-2.0
// DROP of every kind: one operation an object. The tree has no positions for most objects; they
// are the parts between the commas.
#include <algorithm>
#include <array>

#include "core/sql/readers.h"
#include "core/sql/signature.h"

namespace migcheck::sql {
namespace {

/// One object of the list.
struct Target {
  Reading& reading;
  Node object;
  bool if_exists = false;
  bool cascade = false;
  bool concurrently = false;

  /// Its name, whatever kind of node it is written as.
  [[nodiscard]] QualifiedName name() const {
    if (object.is("TypeName")) return reading.qualified(object.strings("names"));
    if (object.is("ObjectWithArgs")) return reading.qualified(object.strings("objname"));
    if (object.is("String")) return reading.qualified({object.string_value()});
    return reading.qualified(object.item_strings());
  }
};

OperationPayload drop_table(const Target& target) {
  return DropTable{target.name(), target.if_exists, target.cascade};
}
OperationPayload drop_index(const Target& target) {
  return DropIndex{target.name(), target.concurrently, target.if_exists, target.cascade,
                   std::nullopt};
}
OperationPayload drop_sequence(const Target& target) {
  return DropSequence{target.name(), target.if_exists, target.cascade};
}
OperationPayload drop_view(const Target& target) {
  return DropView{target.name(), false, target.if_exists, target.cascade};
}
OperationPayload drop_materialized_view(const Target& target) {
  return DropView{target.name(), true, target.if_exists, target.cascade};
}
OperationPayload drop_type(const Target& target) {
  return DropType{target.name(), target.if_exists, target.cascade, TypeCause::sql, false, false};
}
OperationPayload drop_domain(const Target& target) {
  return DropType{target.name(), target.if_exists, target.cascade, TypeCause::sql, false, true};
}
OperationPayload drop_schema(const Target& target) {
  return DropSchema{target.name().name, target.if_exists, target.cascade};
}
OperationPayload drop_extension(const Target& target) {
  return DropExtension{target.name().name, target.if_exists, target.cascade};
}
OperationPayload drop_function(const Target& target) {
  return DropFunction{target.name(), object_signature(target.reading, target.object),
                      target.if_exists, target.cascade};
}
OperationPayload drop_trigger(const Target& target) {
  std::vector<std::string> names = target.object.item_strings();
  DropTrigger drop;
  if (!names.empty()) drop.name = target.reading.part(names.back());
  if (!names.empty()) names.pop_back();
  drop.table = target.reading.qualified(names);
  drop.if_exists = target.if_exists;
  drop.cascade = target.cascade;
  return drop;
}

struct Dropper {
  std::string_view kind;
  OperationPayload (*drop)(const Target&);
};

constexpr std::array droppers{
    Dropper{"OBJECT_DOMAIN", drop_domain},       Dropper{"OBJECT_EXTENSION", drop_extension},
    Dropper{"OBJECT_FOREIGN_TABLE", drop_table}, Dropper{"OBJECT_FUNCTION", drop_function},
    Dropper{"OBJECT_INDEX", drop_index},         Dropper{"OBJECT_MATVIEW", drop_materialized_view},
    Dropper{"OBJECT_PROCEDURE", drop_function},  Dropper{"OBJECT_ROUTINE", drop_function},
    Dropper{"OBJECT_SCHEMA", drop_schema},       Dropper{"OBJECT_SEQUENCE", drop_sequence},
    Dropper{"OBJECT_TABLE", drop_table},         Dropper{"OBJECT_TRIGGER", drop_trigger},
    Dropper{"OBJECT_TYPE", drop_type},           Dropper{"OBJECT_VIEW", drop_view},
};

/// The first token of the list: behind DROP, the kind, CONCURRENTLY and IF EXISTS.
std::size_t list_begin(const SqlText& text) {
  std::size_t at = 1;
  if (text.is(at, "materialized") || text.is(at, "foreign")) ++at;
  ++at;
  if (text.is(at, "concurrently")) ++at;
  return text.are(at, {"if", "exists"}) ? at + 2 : at;
}

/// The list's end: without CASCADE or RESTRICT.
std::size_t list_end(const SqlText& text) {
  const std::size_t last = text.size() - 1;
  return text.is(last, "cascade") || text.is(last, "restrict") ? last : text.size();
}

}  // namespace

void read_drop(Reading& reading) {
  const Node node = reading.node;
  const auto* const found = std::find_if(
      droppers.begin(), droppers.end(),
      [kind = node.text("removeType")](const Dropper& one) { return one.kind == kind; });
  if (found == droppers.end()) return reading.add_other();
  const std::vector<Node> objects = node.list("objects");
  const std::size_t begin = list_begin(reading.text);
  const std::vector<TokenRange> places = reading.text.split({begin, list_end(reading.text)});
  const auto clause = reading.if_exists({0, begin});
  for (std::size_t i = 0; i < objects.size(); ++i) {
    Reading one(reading.text, node);
    const Target target{one, objects[i], node.flag("missing_ok"),
                        node.text("behavior") == "DROP_CASCADE", node.flag("concurrent")};
    TokenRange place = i < places.size() ? places[i] : reading.text.all();
    if (i == 0) place.first = 0;
    one.add(found->drop(target), place, clause);
    for (PlannedOperation& planned : one.take()) reading.append(std::move(planned));
  }
}

}  // namespace migcheck::sql
