// SPDX-License-Identifier: Apache-2.0
#include "core/models/object_filter.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/models/keyword_arguments.h"
#include "core/python/guarded.h"
#include "core/python/sqlalchemy.h"

namespace migcheck {
namespace {

constexpr std::string_view object_word = "include_object";
constexpr std::string_view name_word = "include_name";

/// A table, or a part of one, as it is handed to the filters.
struct Subject {
  std::string_view type;  ///< "table", "column", "index", …
  std::string name;
  QualifiedName table;  ///< an empty schema where it is the default
  bool in_models = false;
  bool in_database = false;
  bool has_info = false;  ///< whether the model may have an `info`
};

std::shared_ptr<ObjectData> record(std::string path, const Subject& subject) {
  auto object = std::make_shared<ObjectData>();
  object->path = std::move(path);
  object->attributes["name"] = Value::string(subject.name);
  Value info = Value::dict();
  info.as_dict()->complete = !subject.has_info;
  object->attributes["info"] = info;
  return object;
}

/// The object itself: a Table, or something that has one.
Value object_of(const Subject& subject) {
  const auto table = record("sqlalchemy.Table", subject);
  table->attributes["name"] = Value::string(subject.table.name);
  table->attributes["schema"] =
      subject.table.schema.empty() ? Value::none() : Value::string(subject.table.schema);
  table->attributes["key"] = table->attributes["fullname"] =
      Value::string(subject.table.schema.empty() ? subject.table.name
                                                 : subject.table.schema + "." + subject.table.name);
  if (subject.type == "table") return Value::object(table);
  const auto part = record("sqlalchemy." + std::string(subject.type), subject);
  part->attributes["table"] = Value::object(table);
  return Value::object(part);
}

class Filters {
 public:
  Filters(Interpreter& interpreter, const std::shared_ptr<const PythonModule>& env_py)
      : interpreter_(interpreter) {
    const std::string_view text = env_py->file().text();
    mentioned_ = text.find(object_word) != std::string_view::npos ||
                 text.find(name_word) != std::string_view::npos;
    if (!mentioned_) return;
    const auto module = interpreter.lazy_module(env_py, env_py->file().path());
    objects_ = values(object_word, env_py->root(), *module);
    names_ = values(name_word, env_py->root(), *module);
  }

  [[nodiscard]] bool mentioned() const { return mentioned_; }
  [[nodiscard]] bool understood() const { return !objects_.empty() || !names_.empty(); }

  /// True or false when every filter says so; nothing when one does not tell.
  std::optional<bool> includes(const Subject& subject) {
    bool known = true;
    for (const Value& filter : objects_) {
      const std::optional<bool> answer = ask_object(filter, subject);
      if (answer && !*answer) return false;
      known = known && answer.has_value();
    }
    for (const Value& filter : names_) {
      if (!subject.in_database) break;
      const std::optional<bool> answer = ask_name(filter, subject);
      if (answer && !*answer) return false;
      known = known && answer.has_value();
    }
    return known ? std::optional(true) : std::nullopt;
  }

 private:
  std::vector<Value> values(std::string_view word, const Node& root, ModuleData& module) {
    std::vector<Value> found;
    for (const Node* argument : keyword_arguments(root, word)) {
      found.push_back(guarded([&] { return interpreter_.evaluate_in(*argument, module); }));
    }
    return found;
  }

  std::optional<bool> ask(const Value& filter, ValueList arguments) {
    if (filter.is_none()) return true;
    if (filter.as_function() == nullptr && filter.as_bound() == nullptr) return std::nullopt;
    CallArguments call;
    call.positional = std::move(arguments);
    interpreter_.reset_budget();
    return guarded([&] { return interpreter_.call(filter, std::move(call)); }).truth();
  }

  std::optional<bool> ask_object(const Value& filter, const Subject& subject) {
    const bool both = subject.in_models && subject.in_database;
    return ask(
        filter,
        {object_of(subject), Value::string(subject.name), Value::string(std::string(subject.type)),
         Value::boolean(!subject.in_models), both ? object_of(subject) : Value::none()});
  }

  std::optional<bool> ask_name(const Value& filter, const Subject& subject) {
    const Value schema =
        subject.table.schema.empty() ? Value::none() : Value::string(subject.table.schema);
    const std::string full = subject.table.schema.empty()
                                 ? subject.table.name
                                 : subject.table.schema + "." + subject.table.name;
    std::vector<std::pair<Value, Value>> parents{
        {Value::string("schema_name"), schema},
        {Value::string("schema_qualified_table_name"), Value::string(full)},
        {Value::string("table_name"), Value::string(subject.table.name)}};
    if (subject.type == "table") parents.pop_back();  // a table is no parent of itself
    return ask(filter, {Value::string(subject.name), Value::string(std::string(subject.type)),
                        Value::dict(std::move(parents))});
  }

  Interpreter& interpreter_;
  bool mentioned_ = false;
  std::vector<Value> objects_;
  std::vector<Value> names_;
};

/// Asks about every table, and about the parts of those that are not left out.
class Questions {
 public:
  Questions(Filters& filters, const Catalog& migrated, ModelSchema& schema)
      : filters_(filters), migrated_(migrated), schema_(schema) {}

  void ask() {
    for (const ModelTable& table : schema_.tables) ask(migrated_.resolve(table.name));
    migrated_.for_each_table([&](const Table& table) { ask(table.name); });
  }

 private:
  void ask(const QualifiedName& full) {
    const Table* expected = schema_.catalog.table(full);
    const Table* found = migrated_.table(full);
    Subject subject{"table", full.name, full, expected != nullptr, found != nullptr, true};
    if (full.schema == migrated_.default_schema()) subject.table.schema.clear();
    subject.has_info = has_info(full);
    if (!includes(subject, full, "")) return;
    if (expected != nullptr) ask_parts(*expected, found, subject, full);
    if (found != nullptr) ask_parts(*found, expected, subject, full);
  }

  /// Whether `info=` may be written for this table: the file of its model has the word.
  [[nodiscard]] bool has_info(const QualifiedName& full) const {
    const ModelTable* model = schema_.table(full);
    if (model == nullptr && full.schema == migrated_.default_schema())
      model = schema_.table({"", full.name});
    if (model == nullptr) return false;
    return !model->span.valid() || model->span.file->text().find("info") != std::string_view::npos;
  }

  void ask_parts(const Table& table, const Table* other, const Subject& owner,
                 const QualifiedName& full) {
    const bool model = owner.in_models && (schema_.catalog.table(full) == &table);
    const auto part = [&](std::string_view type, const std::string& name, bool in_other) {
      Subject subject = owner;
      subject.type = type;
      subject.name = name;
      subject.in_models = model || in_other;
      subject.in_database = !model || in_other;
      includes(subject, full, name);
    };
    for (const Column& one : table.columns)
      part("column", one.def.name, other != nullptr && other->column(one.def.name) != nullptr);
    for (const Index& one : table.indexes)
      part("index", *one.def.name, other != nullptr && other->index(*one.def.name) != nullptr);
    for (const Constraint& one : table.constraints) {
      const bool unique = one.def.kind == ConstraintKind::unique;
      if (!unique && one.def.kind != ConstraintKind::foreign_key) continue;
      part(unique ? "unique_constraint" : "foreign_key_constraint", *one.def.name,
           other != nullptr && other->constraint(*one.def.name) != nullptr);
    }
  }

  bool includes(const Subject& subject, const QualifiedName& full, const std::string& part) {
    const bool included = filters_.includes(subject).value_or(false);
    if (!included) schema_.left_out.emplace(full, part);
    return included;
  }

  Filters& filters_;
  const Catalog& migrated_;
  ModelSchema& schema_;
};

}  // namespace

void apply_object_filters(const Environment& environment, ModuleLoader& loader,
                          const Catalog& migrated, ModelSchema& schema) {
  const std::string& path = environment.env_py;
  if (!path.ends_with(".py")) return;
  const auto env_py = loader.load("/" + path.substr(0, path.size() - 3), path);
  if (env_py == nullptr) return;
  LibraryHost host;
  Interpreter interpreter(host, loader, nullptr);
  Filters filters(interpreter, env_py);
  schema.filtered = filters.mentioned() && !filters.understood();
  if (filters.understood()) Questions(filters, migrated, schema).ask();
}

}  // namespace migcheck
