// SPDX-License-Identifier: Apache-2.0
#include "core/schema/extension_types.h"

#include <algorithm>
#include <array>

namespace migcheck {
namespace {

struct Row {
  std::string_view extension;
  std::string_view types;  // between blanks
};

// The extensions of PostgreSQL's contrib and a few that are met everywhere.
constexpr auto known = std::to_array<Row>({
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
  const auto found = std::find_if(known.begin(), known.end(),
                                  [&](const Row& row) { return row.extension == extension; });
  return found == known.end() ? nullptr : &*found;
}

}  // namespace

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
