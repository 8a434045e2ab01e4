// SPDX-License-Identifier: Apache-2.0
#include "core/schema/extension_types.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace migcheck {
namespace {

struct Row {
  std::string_view extension;
  std::string_view types;  // between blanks
};

// The extensions of PostgreSQL's contrib and a few that are met everywhere.
constexpr auto known_extensions = std::to_array<Row>({
    {"btree_gin", ""},
    {"btree_gist", " gbtreekey4 gbtreekey8 gbtreekey16 gbtreekey32 gbtreekey_var gbtreekey2 "},
    {"citext", " citext "},
    {"cube", " cube "},
    {"dblink", ""},
    {"earthdistance", " earth "},
    {"fuzzystrmatch", ""},
    {"hstore", " hstore ghstore "},
    {"intarray", " query_int intbig_gkey "},
    {"isn", " ean13 isbn13 ismn13 issn13 isbn ismn issn upc "},
    {"ltree", " ltree lquery ltxtquery ltree_gist "},
    {"pg_stat_statements", ""},
    {"pg_trgm", " gtrgm "},
    {"pgcrypto", ""},
    {"plpgsql", ""},
    {"postgis", " geometry geography box2d box3d box2df gidx spheroid geometry_dump valid_detail "},
    {"postgres_fdw", ""},
    {"seg", " seg "},
    {"tablefunc", ""},
    {"unaccent", ""},
    {"uuid-ossp", ""},
    {"vector", " vector halfvec sparsevec "},
});

const Row* row_of(std::string_view extension) {
  const auto found = std::find_if(known_extensions.begin(), known_extensions.end(),
                                  [&](const Row& row) { return row.extension == extension; });
  return found == known_extensions.end() ? nullptr : &*found;
}

constexpr auto geometry_types = std::to_array<std::string_view>(
    {"Geometry", "Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon",
     "GeometryCollection", "CircularString", "CompoundCurve", "CurvePolygon", "MultiCurve",
     "MultiSurface", "PolyhedralSurface", "Triangle", "Tin"});

std::string folded(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

// "POINTZ" → "PointZ"; a name that is none of them stays.
std::string geometry_name(const std::string& written) {
  const std::string name = folded(written);
  for (const std::string_view known_name : geometry_types) {
    for (const std::string_view dimension : {"", "Z", "M", "ZM"}) {
      std::string candidate = std::string(known_name) + std::string(dimension);
      if (folded(candidate) == name) return candidate;
    }
  }
  return written;
}

}  // namespace

std::string canonical_modifier(std::string_view type, const std::string& modifier) {
  const bool geography = type == "geography";
  if ((type != "geometry" && !geography) || modifier.size() < 2) return modifier;
  const std::string inner = modifier.substr(1, modifier.size() - 2);
  const std::size_t comma = inner.find(',');
  const std::string name = geometry_name(inner.substr(0, comma));
  std::string srid = comma == std::string::npos ? "" : inner.substr(comma + 1);
  if (srid == "0" || srid == "-1") srid.clear();
  if (srid.empty() && geography) srid = "4326";
  if (srid.empty()) return name == "Geometry" ? "" : "(" + name + ")";
  return "(" + name + "," + srid + ")";
}

std::string_view extension_of_operator_class(std::string_view name) {
  struct Class {
    std::string_view name;
    std::string_view extension;
  };
  constexpr auto classes = std::to_array<Class>({{"gin_trgm_ops", "pg_trgm"},
                                                 {"gist_trgm_ops", "pg_trgm"},
                                                 {"gin__int_ops", "intarray"},
                                                 {"gist__int_ops", "intarray"},
                                                 {"gist__intbig_ops", "intarray"},
                                                 {"gin_hstore_ops", "hstore"},
                                                 {"gist_hstore_ops", "hstore"},
                                                 {"gist_ltree_ops", "ltree"},
                                                 {"vector_l2_ops", "vector"},
                                                 {"vector_ip_ops", "vector"},
                                                 {"vector_cosine_ops", "vector"}});
  const auto* found = std::find_if(classes.begin(), classes.end(),
                                   [&](const Class& it) { return it.name == name; });
  return found == classes.end() ? std::string_view() : found->extension;
}

std::string_view extension_of_the_server(std::string_view type) {
  constexpr std::string_view postgis = "postgis";
  return extension_provides(postgis, type) ? postgis : std::string_view();
}

bool extension_is_known(std::string_view extension) { return row_of(extension) != nullptr; }

bool extension_provides(std::string_view extension, std::string_view type) {
  const Row* row = row_of(extension);
  return row != nullptr && row->types.find(" " + std::string(type) + " ") != std::string_view::npos;
}

bool may_come_from_extension(const CatalogState& state, std::string_view type) {
  bool found = false;
  state.objects.for_each_from(extension_key({}), [&](const ObjectKey& key, const ObjectPtr&) {
    if (key.kind != ObjectKind::extension) return false;
    found = row_of(key.name.name) == nullptr || extension_provides(key.name.name, type);
    return !found;
  });
  return found;
}

}  // namespace migcheck
