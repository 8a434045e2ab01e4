// SPDX-License-Identifier: Apache-2.0
// PostGIS' functions that change tables: SELECT AddGeometryColumn(…) is an ALTER TABLE.
#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "core/sql/readers.h"

namespace migcheck::sql {
namespace {

Node without_cast(Node node) { return node.is("TypeCast") ? node.field("arg") : node; }

bool is_number(Node node) { return node.is("A_Const") && node.has("ival"); }

std::optional<std::string> text_of(Node node) {
  if (!node.is("A_Const") || !node.has("sval")) return std::nullopt;
  return node.field("sval").text("sval");
}

/// The call when it is all that the query does.
std::optional<Node> only_call(Node query) {
  const std::vector<Node> targets = query.list("targetList");
  if (targets.size() != 1 || !query.list("fromClause").empty()) return std::nullopt;
  const Node value = without_cast(targets.front().field("val"));
  return value.is("FuncCall") ? std::optional(value) : std::nullopt;
}

/// `catalog, schema, table, column`: the first two may be left out.
struct Place {
  QualifiedName table;
  std::string column;
};

std::optional<Place> place_of(Reading& reading, const std::vector<Node>& arguments) {
  std::vector<std::string> names;
  for (const Node& argument : arguments) {
    const std::optional<std::string> name = text_of(argument);
    if (!name) return std::nullopt;
    names.push_back(*name);
  }
  if (names.size() < 2 || names.size() > 4) return std::nullopt;
  Place place;
  place.column = reading.part(names.back());
  names.pop_back();
  if (names.size() == 3) names.erase(names.begin());
  if (names.size() == 2 && names.front().empty()) names.erase(names.begin());
  place.table = reading.qualified(names);
  return place;
}

/// The type for `srid, type, dimension`; unknown where they are not constants, or where the old
/// form with CHECK constraints may be asked for.
DataType geometry_type(const std::vector<Node>& arguments) {
  const bool known = arguments.size() == 3 && is_number(arguments[0]) && is_number(arguments[2]);
  std::optional<std::string> name = known ? text_of(arguments[1]) : std::nullopt;
  if (!name) return DataType::unknown();
  const std::int64_t dimensions = arguments[2].field("ival").number("ival");
  const char last = name->empty() ? ' ' : name->back();
  const bool measured = last == 'M' || last == 'm';
  const bool three = last == 'Z' || last == 'z';
  if (dimensions == 3 && !measured && !three) *name += 'Z';
  if (dimensions == 4 && !measured) *name += three ? "M" : "ZM";
  const std::string srid = std::to_string(arguments[0].field("ival").number("ival"));
  return parse_type_name("geometry(" + *name + "," + srid + ")");
}

bool read_added(Reading& reading, const std::vector<Node>& arguments) {
  const auto srid =
      std::find_if(arguments.begin(), arguments.end(), [](Node one) { return !text_of(one); });
  const auto place = place_of(reading, {arguments.begin(), srid});
  if (!place) return false;
  AddColumn add;
  add.table = place->table;
  add.column.name = place->column;
  add.column.type = geometry_type({srid, arguments.end()});
  add.column.attaches_constraints = !add.column.type.known;
  reading.add(std::move(add), reading.text.all());
  return true;
}

bool read_dropped(Reading& reading, const std::vector<Node>& arguments) {
  const auto place = place_of(reading, arguments);
  if (!place) return false;
  DropColumn drop;
  drop.table = place->table;
  drop.column = place->column;
  reading.add(std::move(drop), reading.text.all());
  return true;
}

}  // namespace

bool read_geometry_call(Reading& reading) {
  const std::optional<Node> call = only_call(reading.node);
  const std::vector<std::string> name =
      call ? call->strings("funcname") : std::vector<std::string>();
  if (name.empty()) return false;
  const bool adds = name.back() == "addgeometrycolumn";
  if (!adds && name.back() != "dropgeometrycolumn") return false;
  std::vector<Node> arguments;
  for (const Node& argument : call->list("args")) arguments.push_back(without_cast(argument));
  const bool read = adds ? read_added(reading, arguments) : read_dropped(reading, arguments);
  if (!read) reading.add_unknown("the column is not known", reading.text.all());
  return true;
}

}  // namespace migcheck::sql
