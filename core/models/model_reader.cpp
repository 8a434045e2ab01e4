// SPDX-License-Identifier: Apache-2.0
// Nothing is imported: each class statement of the modules is run on its own by the interpreter,
// together with what it names. So it does not matter in which order an application would import its
// models, or whether it can be imported at all.
#include "core/models/model_reader.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "core/models/class_roles.h"
#include "core/models/class_span.h"
#include "core/models/enum_columns.h"
#include "core/models/guarded.h"
#include "core/models/target_metadata.h"

namespace migcheck {
namespace {

using Kind = ClassRole::Kind;

/// A table with the MetaData it is in.
struct OwnedTable {
  MetadataKey key;
  ModelTable table;
};

struct OwnedUnknown {
  MetadataKey key;
  ModelUnknown unknown;
};

bool contains_class(const Node& statement) {
  if (statement.kind == NodeKind::class_) return true;
  if (statement.kind != NodeKind::if_ && statement.kind != NodeKind::try_ &&
      statement.kind != NodeKind::block && statement.kind != NodeKind::except) {
    return false;
  }
  return std::any_of(statement.children.begin(), statement.children.end(),
                     [](const Node* child) { return child != nullptr && contains_class(*child); });
}

/// `x = Table(…)`, `x = sa.Table(…)`: the name is looked up only for calls that look like it,
/// because running every assigned call would run the application.
bool may_call_table(const Node& statement) {
  const Node* value = statement.kind == NodeKind::assign       ? statement.child(0)
                      : statement.kind == NodeKind::ann_assign ? statement.child(2)
                                                               : nullptr;
  if (value == nullptr || value->kind != NodeKind::call || value->child(0) == nullptr) return false;
  return value->child(0)->text.ends_with("Table");
}

/// The names of a module that may stand for a model, in the order of the file.
std::vector<std::string> candidate_names(const ModuleData& module) {
  std::vector<std::pair<std::uint32_t, std::string>> names;
  for (const auto& [name, statements] : module.bindings) {
    for (const Node* statement : statements) {
      if (!contains_class(*statement) && !may_call_table(*statement)) continue;
      names.emplace_back(statement->begin, name);
      break;
    }
  }
  std::sort(names.begin(), names.end());
  std::vector<std::string> result;
  for (auto& [place, name] : names) result.push_back(std::move(name));
  return result;
}

class ModelReader {
 public:
  explicit ModelReader(ModuleLoader& loader)
      : loader_(loader),
        interpreter_(host_, loader, nullptr),
        columns_(interpreter_, host_),
        roles_(interpreter_, columns_) {}

  void read_module(const std::shared_ptr<const PythonModule>& source);
  ModelSchema finish(const Environment& environment);

 private:
  void read_class(const ClassPtr& type);
  void read_inherited(const ClassPtr& type, const ClassRole& role);
  std::optional<MetadataKey> key_of_table(const ObjectData& call);
  OwnedTable* table_from_call(const ObjectData& call);
  OwnedTable& table_for(const MetadataKey& key, const QualifiedName& name);
  std::vector<MetadataKey> wanted(const Environment& environment);

  LibraryHost host_;
  ModuleLoader& loader_;
  Interpreter interpreter_;
  ColumnReader columns_;
  ClassRoles roles_;
  std::set<ClassPtr> read_;
  std::vector<std::unique_ptr<OwnedTable>> tables_;
  std::map<ClassPtr, OwnedTable*> table_of_;
  std::vector<OwnedUnknown> unknowns_;
};

void ModelReader::read_module(const std::shared_ptr<const PythonModule>& source) {
  const auto module = interpreter_.lazy_module(source, source->file().path());
  for (const std::string& name : candidate_names(*module)) {
    interpreter_.reset_budget();
    const Value value = guarded([&] {
      const Value* found = interpreter_.global(*module, name);
      return found == nullptr ? Value::none() : *found;
    });
    const ClassPtr type = value.class_ptr();
    if (type != nullptr && type->source == source) read_class(type);
    const ObjectData* call = value.as_object();
    if (call != nullptr && call->path == "sqlalchemy.Table" && call->span.file == &source->file()) {
      table_from_call(*call);
    }
  }
}

void fill(ModelTable& table, ReadColumns read) {
  for (SqlColumn& column : read.columns) {
    const auto same =
        std::find_if(table.columns.begin(), table.columns.end(),
                     [&](const ColumnDef& known) { return known.name == column.def.name; });
    if (same == table.columns.end()) table.columns.push_back(std::move(column.def));
  }
  if (read.unknown.empty()) return;
  table.columns_known = false;
  if (table.unknown_because.empty()) table.unknown_because = std::move(read.unknown);
}

OwnedTable& ModelReader::table_for(const MetadataKey& key, const QualifiedName& name) {
  for (const std::unique_ptr<OwnedTable>& known : tables_) {
    if (known->key == key && known->table.name == name) return *known;
  }
  tables_.push_back(std::make_unique<OwnedTable>());
  tables_.back()->key = key;
  tables_.back()->table.name = name;
  return *tables_.back();
}

void ModelReader::read_class(const ClassPtr& type) {
  if (!read_.insert(type).second) return;
  interpreter_.reset_budget();
  const ClassRole& role = roles_.role(type);
  if (role.kind == Kind::unmapped) return;
  if (role.kind == Kind::inherits) return read_inherited(type, role);
  OwnedTable* owned = nullptr;
  if (role.kind == Kind::fixed_table) {
    owned = table_from_call(*role.table);
  } else if (!role.name.name.empty()) {
    owned = &table_for(*role.key, role.name);
    fill(owned->table, roles_.columns(type));
  }
  if (owned == nullptr) {
    unknowns_.push_back({*role.key, {role.unknown, class_span(*type)}});
    return;
  }
  if (role.reflected) {
    owned->table.columns_known = false;
    owned->table.unknown_because = "__table_args__ is not known, or asks the database";
  }
  if (owned->table.class_name.empty()) {
    owned->table.class_name = type->name;
    owned->table.span = class_span(*type);
  }
  table_of_[type] = owned;
}

void ModelReader::read_inherited(const ClassPtr& type, const ClassRole& role) {
  read_class(role.parent);
  const auto parent = table_of_.find(role.parent);
  if (parent == table_of_.end()) return;
  fill(parent->second->table, roles_.columns(type));
  table_of_[type] = parent->second;
}

/// The second argument; Flask-SQLAlchemy's db.Table() does without.
std::optional<MetadataKey> ModelReader::key_of_table(const ObjectData& call) {
  const Value* given = call.argument(1, "metadata");
  if (given == nullptr) return std::nullopt;
  if (auto key = metadata_of_value(interpreter_, *given)) return key;
  const ObjectData* object = given->as_object();
  const bool column = object != nullptr && object->path == "sqlalchemy.Column";
  return column ? std::optional(flask_metadata()) : std::nullopt;
}

OwnedTable* ModelReader::table_from_call(const ObjectData& call) {
  const auto key = key_of_table(call);
  const Value* name = call.argument(0, "name");
  const auto text = name == nullptr ? std::nullopt : name->known_string();
  if (!key) return nullptr;
  if (!text) {
    unknowns_.push_back({*key, {"the name of the table is not known", call.span}});
    return nullptr;
  }
  const Value* schema = call.keyword("schema");
  if (schema == nullptr && key->made != nullptr) schema = key->made->keyword("schema");
  const std::string schema_name =
      schema == nullptr ? "" : schema->known_string().value_or(std::string());
  OwnedTable& owned = table_for(*key, {schema_name, *text});
  fill(owned.table, columns_.read_table(call));
  if (!owned.table.span.valid()) owned.table.span = call.span;
  return &owned;
}

/// What env.py names; else the only MetaData that has tables at all.
std::vector<MetadataKey> ModelReader::wanted(const Environment& environment) {
  interpreter_.reset_budget();
  std::shared_ptr<const PythonModule> env_py;
  if (environment.env_py.ends_with(".py")) {
    const std::string path = environment.env_py.substr(0, environment.env_py.size() - 3);
    env_py = loader_.load("/" + path, environment.env_py);
  }
  std::vector<MetadataKey> keys = target_metadata(interpreter_, env_py);
  if (!keys.empty()) return keys;
  const auto add = [&](const MetadataKey& key) {
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
  };
  for (const std::unique_ptr<OwnedTable>& owned : tables_) add(owned->key);
  for (const OwnedUnknown& unknown : unknowns_) add(unknown.key);
  return keys.size() == 1 ? keys : std::vector<MetadataKey>();
}

void sort(ModelSchema& schema) {
  std::sort(schema.tables.begin(), schema.tables.end(),
            [](const ModelTable& a, const ModelTable& b) { return a.name < b.name; });
  std::sort(schema.enum_columns.begin(), schema.enum_columns.end(),
            [](const EnumColumn& a, const EnumColumn& b) {
              return std::tie(a.table, a.column) < std::tie(b.table, b.column);
            });
}

ModelSchema ModelReader::finish(const Environment& environment) {
  ModelSchema schema;
  const std::vector<MetadataKey> keys = wanted(environment);
  const auto belongs = [&](const MetadataKey& key) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
  };
  if (keys.empty() && !tables_.empty()) {
    schema.unknowns.push_back({"env.py does not tell which models belong to it", {}});
  }
  EnumColumnReader enums(host_);
  for (const std::unique_ptr<OwnedTable>& owned : tables_) {
    if (!belongs(owned->key)) continue;
    enums.add(owned->table, schema);
    schema.tables.push_back(std::move(owned->table));
  }
  for (OwnedUnknown& unknown : unknowns_) {
    if (belongs(unknown.key)) schema.unknowns.push_back(std::move(unknown.unknown));
  }
  sort(schema);
  return schema;
}

}  // namespace

ModelSchema read_models(const Environment& environment,
                        const std::vector<std::shared_ptr<const PythonModule>>& modules,
                        ModuleLoader& loader) {
  ModelReader reader(loader);
  for (const std::shared_ptr<const PythonModule>& module : modules) reader.read_module(module);
  return reader.finish(environment);
}

}  // namespace migcheck
