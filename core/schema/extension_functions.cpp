// SPDX-License-Identifier: Apache-2.0
#include "core/schema/extension_functions.h"

#include <algorithm>
#include <array>

#include "core/schema/change.h"
#include "core/schema/extension_types.h"
#include "core/schema/sql_words.h"

namespace migcheck {
namespace {

struct Brought {
  std::string_view extension;
  std::string_view functions;  // between blanks
};

// Functions of contrib that histories call. PostGIS is left out: servers bring it in their
// template.
constexpr auto brought_functions = std::to_array<Brought>({
    {"uuid-ossp",
     " uuid_generate_v1 uuid_generate_v1mc uuid_generate_v3 uuid_generate_v4 uuid_generate_v5 "
     "uuid_nil uuid_ns_dns uuid_ns_oid uuid_ns_url uuid_ns_x500 "},
    {"pgcrypto",
     " armor crypt dearmor decrypt_iv digest encrypt_iv gen_random_bytes gen_salt hmac "
     "pgp_pub_decrypt pgp_pub_encrypt pgp_sym_decrypt pgp_sym_decrypt_bytea pgp_sym_encrypt "
     "pgp_sym_encrypt_bytea "},
    {"unaccent", " unaccent "},
    {"pg_trgm",
     " set_limit show_limit show_trgm similarity strict_word_similarity word_similarity "},
    {"fuzzystrmatch",
     " daitch_mokotoff dmetaphone dmetaphone_alt levenshtein levenshtein_less_equal metaphone "
     "soundex "},
    {"earthdistance", " earth_box earth_distance latitude ll_to_earth longitude "},
    {"tablefunc", " connectby crosstab normal_rand "},
    {"intarray", " icount intset subarray "},
    {"ltree", " nlevel subltree subpath text2ltree "},
    {"hstore", " akeys avals hstore_to_json hstore_to_jsonb skeys svals "},
    {"dblink", " dblink dblink_connect dblink_exec "},
});

std::string_view extension_of_function(std::string_view name) {
  const std::string word = " " + std::string(name) + " ";
  const auto* found = std::find_if(
      brought_functions.begin(), brought_functions.end(),
      [&](const Brought& it) { return it.functions.find(word) != std::string_view::npos; });
  return found == brought_functions.end() ? std::string_view() : found->extension;
}

bool symbol_at(const std::vector<SqlWord>& words, std::size_t at, std::string_view text) {
  return at < words.size() && words[at].kind == SqlWordKind::symbol && words[at].text == text;
}

bool unlisted_extension(const CatalogState& state) {
  bool found = false;
  state.objects.for_each_from(extension_key({}), [&](const ObjectKey& key, const ObjectPtr&) {
    if (key.kind != ObjectKind::extension) return false;
    found = !extension_is_known(key.name.name);
    return !found;
  });
  return found;
}

bool surely_without_function(const Change& change, const QualifiedName& name) {
  const std::string_view extension = extension_of_function(name.name);
  if (extension.empty() || find_object(change.state, ObjectKind::function, name)) return false;
  const ObjectKey key = extension_key(std::string(extension));
  if (change.state.object(key) || !change.surely_absent(key)) return false;
  const ObjectKey own{ObjectKind::function, change.creation_name(name), {}};
  return change.surely_absent(own) && !unlisted_extension(change.state);
}

}  // namespace

bool lacks_extension_of(const Catalog& catalog, const QualifiedName& function) {
  const std::string extension(extension_of_function(function.name));
  if (extension.empty() || catalog.tainted() ||
      catalog.object(ObjectKind::extension, {"", extension}) != nullptr ||
      catalog.object(ObjectKind::function, function) != nullptr)
    return false;
  bool unlisted = false;  // an extension whose content is not known here may bring anything
  catalog.for_each_object([&](const OtherObject& object) {
    unlisted =
        unlisted || (object.kind == ObjectKind::extension && !extension_is_known(object.name.name));
  });
  return !unlisted;
}

DdlError missing_function(const QualifiedName& name, bool has_arguments) {
  const std::string written = name.schema.empty() ? name.name : name.schema + "." + name.name;
  return ddl_error("42883",
                   "function " + written + (has_arguments ? "(…)" : "()") + " does not exist");
}

std::optional<DdlError> check_calls(const Change& change, std::string_view expression) {
  if (expression.find('(') == std::string_view::npos) return std::nullopt;
  const std::vector<SqlWord> words = sql_words(expression);
  for (std::size_t at = 0; at + 1 < words.size(); ++at) {
    if (words[at].kind != SqlWordKind::identifier || !symbol_at(words, at + 1, "(")) continue;
    QualifiedName name{"", words[at].text};
    const bool qualified =
        at >= 2 && symbol_at(words, at - 1, ".") && words[at - 2].kind == SqlWordKind::identifier;
    if (qualified) name.schema = words[at - 2].text;
    if (surely_without_function(change, name))
      return missing_function(name, !symbol_at(words, at + 2, ")"));
  }
  return std::nullopt;
}

}  // namespace migcheck
