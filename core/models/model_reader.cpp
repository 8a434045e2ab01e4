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

#include "core/models/candidate_names.h"
#include "core/models/class_roles.h"
#include "core/models/class_span.h"
#include "core/models/enum_columns.h"
#include "core/models/expected_catalog.h"
#include "core/models/foreign_types.h"
#include "core/models/import_closure.h"
#include "core/models/metadata_settings.h"
#include "core/models/table_elements.h"
#include "core/models/target_metadata.h"
#include "core/python/guarded.h"
#include "core/python/library_modules.h"

namespace migcheck {
namespace {

using Kind = ClassRole::Kind;

struct OwnedUnknown {
  MetadataKey key;
  ModelUnknown unknown;
};

/// Whether a module is named after models: "shop_plugin.models.orders".
bool is_named_after_models(const std::string& module) {
  std::string_view rest = module;
  while (!rest.empty()) {
    const std::string_view part = rest.substr(0, rest.find('.'));
    if (part == "model" || part.ends_with("models") || part.ends_with("_model")) return true;
    rest.remove_prefix(std::min(part.size() + 1, rest.size()));
  }
  return false;
}

class ModelReader {
 public:
  ModelReader(const Environment& environment, ModuleLoader& loader, const NearnessOf& nearness_of,
              const std::set<std::string>& left_alone)
      : environment_(environment),
        nearness_of_(nearness_of),
        left_alone_(left_alone),
        loader_(loader),
        interpreter_(host_, loader, nullptr),
        settings_(interpreter_),
        columns_(interpreter_, host_),
        roles_(interpreter_, columns_, settings_) {
    host_.use_tables([this](const ClassPtr& type) { return table_name_of(type); });
  }

  void read_modules(const std::vector<std::shared_ptr<const PythonModule>>& modules);
  ModelSchema finish();

 private:
  void read_class(const ClassPtr& type);
  void read_inherited(const ClassPtr& type, const ClassRole& role);
  std::optional<MetadataKey> key_of_table(const ObjectData& call);
  MappedTable* table_from_call(const ObjectData& call);
  MappedTable& table_for(const MetadataKey& key, const QualifiedName& name);
  std::optional<QualifiedName> table_name_of(const ClassPtr& type);
  void read_loose_indexes(const std::shared_ptr<ModuleData>& module);
  void add_index(const ObjectData& index);
  void read_made_classes();
  [[nodiscard]] Nearness nearness(const std::string& path) const;
  [[nodiscard]] bool imports_models() const;
  [[nodiscard]] bool imports_foreign_models() const;
  std::vector<MetadataKey> wanted(ModelSchema& schema);
  std::vector<MetadataKey> only_metadata() const;
  [[nodiscard]] bool has_table(const MetadataKey& key) const;
  std::vector<MappedTable*> choose(const std::vector<MetadataKey>& keys, ModelSchema& schema);
  void read_module(const std::shared_ptr<const PythonModule>& source);
  void read_tables_of_loops(const PythonModule& source);
  void read_class_indexes(const ClassPtr& type, MappedTable& table);
  std::uint32_t first_import_of(const std::vector<std::shared_ptr<const PythonModule>>& models);

  const Environment& environment_;
  const NearnessOf& nearness_of_;
  const std::set<std::string>& left_alone_;
  std::shared_ptr<const PythonModule> env_py_;
  std::optional<std::set<std::string>> imported_;  ///< what env.py imports, as far as it is known
  ModelHost host_;
  ModuleLoader& loader_;
  Interpreter interpreter_;
  MetadataSettings settings_;
  ColumnReader columns_;
  ClassRoles roles_;
  std::set<ClassPtr> read_;
  MappedTables tables_;
  std::vector<std::shared_ptr<ObjectData>> loose_indexes_;  ///< outside of classes and tables
  std::map<ClassPtr, MappedTable*> table_of_;
  std::vector<OwnedUnknown> unknowns_;
};

Nearness ModelReader::nearness(const std::string& path) const {
  return nearness_of_ ? nearness_of_(path) : Nearness::own;
}

/// Files of other environments are read only as far as env.py imports them.
void ModelReader::read_modules(const std::vector<std::shared_ptr<const PythonModule>>& modules) {
  const std::string& path = environment_.env_py;
  if (path.ends_with(".py")) env_py_ = loader_.load("/" + path.substr(0, path.size() - 3), path);
  if (!path.empty()) imported_ = import_closure(path, loader_);
  std::vector<std::shared_ptr<const PythonModule>> own;
  for (const std::shared_ptr<const PythonModule>& module : modules) {
    const std::string& file = module->file().path();
    const bool imported = imported_ && imported_->count(file) != 0;
    if (imported || (nearness(file) != Nearness::foreign && !is_hidden(file, path, loader_)))
      own.push_back(module);
  }
  for (const auto& module : own) settings_.read(module);
  if (env_py_ != nullptr) settings_.read(env_py_, first_import_of(own));
  for (const auto& module : own) read_module(module);
}

/// Where env.py begins to import models: what it says about a MetaData after that comes too late.
std::uint32_t ModelReader::first_import_of(
    const std::vector<std::shared_ptr<const PythonModule>>& models) {
  const std::string_view text = env_py_->file().text();
  for (const Node* statement : env_py_->root().children) {
    if (statement->kind != NodeKind::import && statement->kind != NodeKind::import_from) continue;
    const std::string_view line = text.substr(statement->begin, statement->end - statement->begin);
    const auto files = files_imported_by(line, env_py_->file().path(), loader_);
    const bool brings = !files || std::any_of(models.begin(), models.end(), [&](const auto& one) {
      return files->count(one->file().path()) != 0 && has_tables(*one);
    });
    if (brings) return statement->begin;
  }
  return UINT32_MAX;
}

void ModelReader::read_module(const std::shared_ptr<const PythonModule>& source) {
  const auto module = interpreter_.lazy_module(source, source->file().path());
  read_loose_indexes(module);
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
  read_tables_of_loops(*source);
}

/// `for name in names: Table(name, …)`: only the last table has a name of its own.
void ModelReader::read_tables_of_loops(const PythonModule& source) {
  for (const Node* statement : source.root().children) {
    if (!is_model_loop(*statement)) continue;
    const std::vector<std::shared_ptr<ObjectData>> made = host_.tables_made();
    for (const std::shared_ptr<ObjectData>& call : made) {
      const Span& span = call->span;
      if (span.file != &source.file() || span.begin < statement->begin || span.end > statement->end)
        continue;
      table_from_call(*call);
    }
  }
}

/// `Index("i", column)` in a class body finds the table through its columns, and so do constraints.
void ModelReader::read_class_indexes(const ClassPtr& type, MappedTable& table) {
  if (type->node == nullptr || type->node->child(1) == nullptr) return;
  const auto module = interpreter_.lazy_module(type->source, type->source->file().path());
  for (const Node* statement : type->node->child(1)->children) {
    const Node* value =
        statement->kind == NodeKind::expression || statement->kind == NodeKind::assign
            ? statement->child(0)
            : nullptr;
    if (value == nullptr || value->kind != NodeKind::call) continue;
    if (value->child(0) == nullptr || !is_loose_element(value->child(0)->text)) continue;
    interpreter_.reset_budget();
    const Value made = guarded([&] { return interpreter_.evaluate_in(*value, *type, *module); });
    const ObjectData* object = made.as_object();
    if (object == nullptr || !attaches_itself(*object)) continue;
    read_table_elements(interpreter_, host_, {made}, table);
  }
}

/// `Index("i", Model.name)` as a statement of its own, or assigned to a name, and constraints that
/// attach themselves in the same way.
void ModelReader::read_loose_indexes(const std::shared_ptr<ModuleData>& module) {
  for (const Node* statement : module->source->root().children) {
    const Node* value = statement->kind == NodeKind::expression ? statement->child(0)
                        : statement->kind == NodeKind::assign   ? statement->child(0)
                                                                : nullptr;
    if (value == nullptr || value->kind != NodeKind::call) continue;
    if (value->child(0) == nullptr || !is_loose_element(value->child(0)->text)) continue;
    interpreter_.reset_budget();
    const Value made = guarded([&] { return interpreter_.evaluate_in(*value, *module); });
    const std::shared_ptr<ObjectData> object = made.object_ptr();
    if (object != nullptr && object->path.starts_with("sqlalchemy.") &&
        is_loose_element(std::string_view(object->path).substr(11)))
      loose_indexes_.push_back(object);
  }
}

void ModelReader::add_index(const ObjectData& index) {
  const auto name = table_of_index(host_, index);
  if (!name) return;
  for (const std::unique_ptr<MappedTable>& table : tables_) {
    if (table->table.name != *name) continue;
    auto object = std::make_shared<ObjectData>(index);
    read_table_elements(interpreter_, host_, {Value::object(std::move(object))}, *table);
  }
}

/// Classes that a mixin makes for each class that uses it. Reading one may make others.
void ModelReader::read_made_classes() {
  constexpr std::size_t most = 10'000;
  for (std::size_t i = 0; i < std::min(interpreter_.made_classes().size(), most); ++i) {
    const ClassPtr type = interpreter_.made_classes()[i];
    read_class(type);
  }
}

std::optional<QualifiedName> ModelReader::table_name_of(const ClassPtr& type) {
  const ClassRole& role = roles_.role(type);
  if (role.kind == Kind::inherits && role.parent != type) return table_name_of(role.parent);
  if (role.kind == Kind::fixed_table) return name_of_table_call(*role.table);
  if (role.kind != Kind::table || role.name.name.empty()) return std::nullopt;
  return role.name;
}

void fill(MappedTable& mapped, ReadColumns read) {
  for (SqlColumn& column : read.columns) {
    const auto same =
        std::find_if(mapped.columns.begin(), mapped.columns.end(),
                     [&](const SqlColumn& known) { return known.def.name == column.def.name; });
    if (same != mapped.columns.end()) continue;
    mapped.table.constraints_known = mapped.table.constraints_known && column.constraints_known;
    mapped.columns.push_back(std::move(column));
  }
  if (read.unknown.empty()) return;
  mapped.table.columns_known = false;
  if (mapped.table.unknown_because.empty()) mapped.table.unknown_because = std::move(read.unknown);
}

/// What a library declares stands, for the reader of a report, at the class that derives from it.
ReadColumns at_class(ReadColumns read, const ClassData& type) {
  for (SqlColumn& column : read.columns) {
    const Span& span = column.def.span;
    if (!span.valid() || !is_library_file(span.file->path())) continue;
    column.def.span = class_span(type);
    for (ConstraintDef& one : column.constraints) one.span = column.def.span;
  }
  return read;
}

MappedTable& ModelReader::table_for(const MetadataKey& key, const QualifiedName& name) {
  for (const std::unique_ptr<MappedTable>& known : tables_) {
    if (known->key == key && known->table.name == name) return *known;
  }
  tables_.push_back(std::make_unique<MappedTable>());
  tables_.back()->key = key;
  tables_.back()->table.name = name;
  return *tables_.back();
}

/// SQLAlchemy-Continuum looks for `__versioned__`; the history example of SQLAlchemy's manual
/// brings a `__mapper_cls__`.
bool makes_tables_when_mapped(const ClassPtr& type) {
  return type->find("__versioned__") != nullptr || type->find("__mapper_cls__") != nullptr;
}

void ModelReader::read_class(const ClassPtr& type) {
  if (!read_.insert(type).second) return;
  interpreter_.reset_budget();
  const ClassRole& role = roles_.role(type);
  if (role.kind == Kind::unmapped) {
    if (!role.unknown.empty()) unknowns_.push_back({*role.key, {role.unknown, class_span(*type)}});
    return;
  }
  if (role.kind == Kind::inherits) return read_inherited(type, role);
  MappedTable* owned = nullptr;
  if (role.kind == Kind::fixed_table) {
    owned = table_from_call(*role.table);
  } else if (!role.name.name.empty()) {
    owned = &table_for(*role.key, role.name);
    fill(*owned, at_class(roles_.columns(type), *type));
    owned->comment = role.comment;
    read_table_elements(interpreter_, host_, role.elements, *owned);
    read_class_indexes(type, *owned);
  }
  if (owned == nullptr) {
    unknowns_.push_back({*role.key, {role.unknown, class_span(*type)}});
    return;
  }
  if (role.reflected) {
    owned->table.columns_known = false;
    owned->table.constraints_known = false;
    owned->table.indexes_known = false;
    owned->table.unknown_because = "__table_args__ is not known, or asks the database";
  }
  if (owned->table.class_name.empty()) {
    owned->table.class_name = type->name;
    owned->table.span = class_span(*type);
  }
  owned->table.has_companions |= makes_tables_when_mapped(type);
  table_of_[type] = owned;
}

void ModelReader::read_inherited(const ClassPtr& type, const ClassRole& role) {
  read_class(role.parent);
  const auto parent = table_of_.find(role.parent);
  if (parent == table_of_.end()) return;
  fill(*parent->second, at_class(roles_.columns(type), *type));
  table_of_[type] = parent->second;
}

/// The second argument; Flask-SQLAlchemy's db.Table() does without.
std::optional<MetadataKey> ModelReader::key_of_table(const ObjectData& call) {
  const Value* given = call.argument(1, "metadata");
  if (given == nullptr) return std::nullopt;
  if (auto key = metadata_of_value(interpreter_, *given)) return settings_.complete(*key);
  const ObjectData* object = given->as_object();
  const bool column = object != nullptr && object->path == "sqlalchemy.Column";
  return column ? std::optional(settings_.complete(flask_metadata())) : std::nullopt;
}

MappedTable* ModelReader::table_from_call(const ObjectData& call) {
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
  MappedTable& owned = table_for(*key, {schema_name, *text});
  if (!owned.columns.empty()) return &owned;
  fill(owned, columns_.read_table(call));
  const std::ptrdiff_t first =
      call.argument(1, "metadata") == &call.args[1] && metadata_of_value(interpreter_, call.args[1])
          ? 2
          : 1;
  read_table_elements(interpreter_, host_, ValueList(call.args.begin() + first, call.args.end()),
                      owned);
  if (const Value* comment = call.keyword("comment")) owned.comment = comment->known_string();
  if (!owned.table.span.valid()) owned.table.span = call.span;
  return &owned;
}

/// The only MetaData that has tables in files which are nobody else's.
std::vector<MetadataKey> ModelReader::only_metadata() const {
  std::vector<MetadataKey> keys;
  const auto add = [&](const MetadataKey& key, const Span& span) {
    if (span.valid() && nearness(span.file->path()) != Nearness::own) return;
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
  };
  for (const std::unique_ptr<MappedTable>& owned : tables_) add(owned->key, owned->table.span);
  for (const OwnedUnknown& unknown : unknowns_) add(unknown.key, unknown.unknown.span);
  return keys.size() == 1 ? keys : std::vector<MetadataKey>();
}

/// What env.py names; else the only MetaData that has tables at all.
std::vector<MetadataKey> ModelReader::wanted(ModelSchema& schema) {
  interpreter_.reset_budget();
  std::vector<MetadataKey> keys = target_metadata(interpreter_, env_py_);
  for (MetadataKey& key : keys) key = settings_.complete(key);
  for (const MetadataKey& key : keys) {
    schema.metadata.push_back(key.place.valid()
                                  ? key.place.file->path() + ":" + std::to_string(key.place.begin)
                                  : key.symbol);
  }
  schema.complete = !keys.empty();
  if (!keys.empty() &&
      !(keys.size() == 1 && keys.front() == flask_metadata() && !has_table(keys.front())))
    return keys;
  // An application may hand Flask-Migrate an object of its own that has a `metadata`.
  schema.complete = false;
  return only_metadata();
}

bool ModelReader::has_table(const MetadataKey& key) const {
  return std::any_of(tables_.begin(), tables_.end(),
                     [&](const auto& table) { return table->key == key; }) ||
         std::any_of(unknowns_.begin(), unknowns_.end(),
                     [&](const OwnedUnknown& unknown) { return unknown.key == key; });
}

void sort(ModelSchema& schema) {
  std::sort(schema.tables.begin(), schema.tables.end(),
            [](const ModelTable& a, const ModelTable& b) { return a.name < b.name; });
  std::sort(schema.enum_columns.begin(), schema.enum_columns.end(),
            [](const EnumColumn& a, const EnumColumn& b) {
              return std::tie(a.table, a.column) < std::tie(b.table, b.column);
            });
}

bool is_in(const std::set<std::string>& files, const MappedTable& table) {
  return !table.table.span.valid() || files.count(table.table.span.file->path()) != 0;
}

/// Whether env.py imports any model; else the application that runs Alembic does.
bool ModelReader::imports_models() const {
  return imported_ && std::any_of(tables_.begin(), tables_.end(), [&](const auto& table) {
           return table->table.span.valid() && is_in(*imported_, *table);
         });
}

/// Whether env.py imports models that are not in the repository: there are more tables than we see.
bool ModelReader::imports_foreign_models() const {
  const auto lines = imports_of(loader_.read_file(environment_.env_py).value_or(""), true);
  return lines && std::any_of(lines->begin(), lines->end(), [&](const ImportLine& line) {
           return !line.module.starts_with('.') && is_named_after_models(line.module) &&
                  !loader_.find(line.module, environment_.env_py);
         });
}

/// The tables of `keys`, by name.
std::vector<MappedTable*> ModelReader::choose(const std::vector<MetadataKey>& keys,
                                              ModelSchema& schema) {
  std::vector<MappedTable*> chosen;
  const bool by_import = imports_models();
  for (const std::unique_ptr<MappedTable>& owned : tables_) {
    if (std::find(keys.begin(), keys.end(), owned->key) == keys.end()) continue;
    if (!owned->table.span.valid() && !owned->columns.empty()) {
      owned->table.span = owned->columns.front().def.span;
    }
    const bool alone = owned->table.span.valid() && is_in(left_alone_, *owned);
    if (alone || (by_import && !is_in(*imported_, *owned))) {
      schema.unimported.push_back(owned->table.name);
    } else {
      chosen.push_back(owned.get());
    }
  }
  std::sort(chosen.begin(), chosen.end(), [](const MappedTable* a, const MappedTable* b) {
    return a->table.name < b->table.name;
  });
  return chosen;
}

ModelSchema ModelReader::finish() {
  ModelSchema schema;
  const std::vector<MetadataKey> keys = wanted(schema);
  if (keys.empty() && !tables_.empty()) {
    schema.unknowns.push_back({"env.py does not tell which models belong to it", {}});
  }
  read_made_classes();
  for (const std::shared_ptr<ObjectData>& index : loose_indexes_) add_index(*index);
  resolve_references(tables_);
  EnumColumnReader enums(host_);
  const std::vector<MappedTable*> chosen = choose(keys, schema);
  for (MappedTable* owned : chosen) {
    for (const SqlColumn& column : owned->columns) owned->table.columns.push_back(column.def);
    enums.add(owned->table, schema);
  }
  schema.catalog = expected_catalog(chosen, host_);
  for (const MappedTable* table : chosen) schema.tables.push_back(table->table);
  for (OwnedUnknown& unknown : unknowns_) {
    if (std::find(keys.begin(), keys.end(), unknown.key) != keys.end())
      schema.unknowns.push_back(std::move(unknown.unknown));
  }
  schema.complete = schema.complete && schema.unknowns.empty() && !imports_foreign_models();
  sort(schema);
  return schema;
}

}  // namespace

ModelSchema read_models(const Environment& environment,
                        const std::vector<std::shared_ptr<const PythonModule>>& modules,
                        ModuleLoader& loader, const NearnessOf& nearness_of,
                        const std::set<std::string>& left_alone) {
  ModelReader reader(environment, loader, nearness_of, left_alone);
  reader.read_modules(modules);
  return reader.finish();
}

}  // namespace migcheck
