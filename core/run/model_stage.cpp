// SPDX-License-Identifier: Apache-2.0
// A large application has thousands of Python files and a few with models, so all are searched for
// words and only the few are parsed; what they import is parsed when it is needed.
#include "core/run/model_stage.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "core/models/import_closure.h"
#include "core/models/model_files.h"
#include "core/models/model_reader.h"
#include "core/models/object_filter.h"
#include "core/run/import_roots.h"
#include "core/run/unloaded_files.h"
#include "core/source/path_glob.h"
#include "core/source/thread_pool.h"

namespace migcheck {
namespace {

std::unordered_set<std::string> revision_files(
    const std::vector<std::unique_ptr<History>>& histories) {
  std::unordered_set<std::string> files;
  for (const std::unique_ptr<History>& history : histories) {
    files.insert(history->environment.revision_files.begin(),
                 history->environment.revision_files.end());
  }
  return files;
}

/// The Python files in which models may be looked for.
std::vector<std::string> searchable_files(const std::vector<std::string>& files,
                                          const std::vector<std::string>& wanted,
                                          const std::vector<std::unique_ptr<History>>& histories) {
  const std::vector<PathPattern> patterns(wanted.begin(), wanted.end());
  const std::unordered_set<std::string> revisions = revision_files(histories);
  std::vector<std::string> result;
  for (const std::string& file : files) {
    if (!file.ends_with(".py") || revisions.count(file) != 0) continue;
    const bool named =
        std::any_of(patterns.begin(), patterns.end(),
                    [&](const PathPattern& pattern) { return pattern.matches(file); });
    if (wanted.empty() ? !is_test_file(file) : named) result.push_back(file);
  }
  return result;
}

std::vector<const Environment*> all_environments(
    const std::vector<std::unique_ptr<History>>& histories,
    const std::vector<Environment>& beside) {
  std::vector<const Environment*> environments;
  environments.reserve(histories.size() + beside.size());
  for (const std::unique_ptr<History>& history : histories)
    environments.push_back(&history->environment);
  for (const Environment& other : beside) environments.push_back(&other);
  return environments;
}

bool share_metadata(const ModelSchema& one, const ModelSchema& other) {
  return std::find_first_of(one.metadata.begin(), one.metadata.end(), other.metadata.begin(),
                            other.metadata.end()) != one.metadata.end();
}

/// A column or label that another environment makes, and this one does not, is missing in neither.
void leave_out_new(History& history, const QualifiedName& owner, const std::string& part) {
  const Table* table = history.server_catalog.table(owner);
  const EnumType* type = history.server_catalog.enum_type(owner);
  const bool known =
      (table != nullptr && table->column(part) != nullptr) ||
      (type != nullptr && std::any_of(type->labels.begin(), type->labels.end(),
                                      [&](const EnumLabel& label) { return label.text == part; }));
  if (!known) history.models.left_out.emplace(owner, part);
}

/// Labels are taken from the statements: a type that another history makes is not known to `other`.
void leave_out_new_labels(const History& other, History& history) {
  for (const MigrationReplay& replay : other.replays) {
    for (const Step& step : replay.upgrade.steps) {
      if (const auto* add = step.operation.as<AddEnumValue>())
        leave_out_new(history, other.server_catalog.resolve(add->type), add->label);
    }
  }
}

/// What other environments make and expect: one MetaData may be built by several histories.
void note_others(const std::vector<std::unique_ptr<History>>& histories, History& history) {
  for (const std::unique_ptr<History>& other : histories) {
    if (other.get() == &history) continue;
    for (const ModelTable& table : other->models.tables) {
      history.models.expected_elsewhere.insert(other->server_catalog.resolve(table.name));
    }
    for (const EnumColumn& column : other->models.enum_columns) {
      history.models.expected_elsewhere.insert(other->server_catalog.resolve(column.type));
    }
    if (!share_metadata(history.models, other->models)) continue;
    other->final_catalog.for_each_table([&](const Table& table) {
      if (!table.assumed) history.models.made_elsewhere.insert(table.name);
      for (const Column& column : table.columns)
        leave_out_new(history, table.name, column.def.name);
    });
    other->final_catalog.for_each_enum([&](const EnumType& type) {
      if (!type.assumed) history.models.made_elsewhere.insert(type.name);
    });
    leave_out_new_labels(*other, history);
  }
}

/// Also those that a later revision drops.
std::set<QualifiedName> tables_ever_made(const History& history) {
  std::set<QualifiedName> made;
  for (const MigrationReplay& replay : history.replays) {
    for (const Step& step : replay.upgrade.steps) {
      if (const auto* create = step.operation.as<CreateTable>())
        made.insert(history.server_catalog.resolve(create->name));
    }
  }
  return made;
}

/// The tables of the models that the migrations never make, and that env.py may not load.
std::vector<const ModelTable*> missing_tables(const History& history, ModuleLoader& loader) {
  std::vector<const ModelTable*> missing;
  for (const ModelTable& table : history.models.tables) {
    if (table.span.valid() && history.server_catalog.table(table.name) == nullptr)
      missing.push_back(&table);
  }
  if (missing.empty()) return missing;
  const auto loaded = import_closure(history.environment.env_py, loader);
  const std::set<QualifiedName> made = tables_ever_made(history);
  std::erase_if(missing, [&](const ModelTable* table) {
    return made.count(history.server_catalog.resolve(table->name)) != 0 ||
           (loaded && loaded->count(table->span.file->path()) != 0);
  });
  return missing;
}

/// Tables that are no drift when they are missing: perhaps nothing loads their models, or another
/// environment that is as near makes them. Where env.py does not tell its MetaData, the whole
/// application may be outside of the repository, and only a package that lists its modules tells.
void leave_out_unloaded(ModuleStore& store, const std::vector<std::string>& files,
                        const std::vector<const Environment*>& environments, std::size_t index,
                        ModuleLoader& loader, History& history) {
  const std::vector<const ModelTable*> missing = missing_tables(history, loader);
  if (missing.empty()) return;
  std::vector<std::shared_ptr<const PythonModule>> modules;
  for (const ModelTable* table : missing) {
    if (auto module = store.parse(table->span.file->path())) modules.push_back(std::move(module));
  }
  const std::set<std::string> alone = files_nobody_imports(files, modules, store);
  const bool metadata_known = !history.models.metadata.empty();
  for (const ModelTable* table : missing) {
    const std::string& path = table->span.file->path();
    const bool shared = nearness(environments, index, path) == Nearness::shared;
    const bool unloaded =
        alone.count(path) != 0 && (metadata_known || package_lists_modules(path, store));
    if (!unloaded && !(metadata_known && shared)) continue;
    history.models.left_out.emplace(history.server_catalog.resolve(table->name), "");
  }
}

/// Whether env.py imports no models, because the application that runs it has done so.
bool is_loaded_by_application(const ModuleStore& store, const History& history) {
  const std::optional<std::string> text = store.read(history.environment.env_py);
  return text && text->find("current_app") != std::string::npos;
}

std::vector<std::shared_ptr<const PythonModule>> parse_candidates(
    ModuleStore& store, const std::vector<std::string>& files, const FileScan& scan,
    unsigned jobs) {
  std::vector<std::shared_ptr<const PythonModule>> parsed(files.size());
  parallel_for(files.size(), jobs, [&](std::size_t i) {
    if (scan.may_define_models(files[i])) parsed[i] = store.parse(files[i]);
  });
  std::erase(parsed, nullptr);
  return parsed;
}

}  // namespace

void read_all_models(ModuleStore& store, const std::vector<std::string>& files,
                     const FileScan& scan, const std::vector<std::string>& wanted,
                     const std::vector<Environment>& beside,
                     std::vector<std::unique_ptr<History>>& histories, unsigned jobs) {
  if (histories.empty()) return;
  const auto modules =
      parse_candidates(store, searchable_files(files, wanted, histories), scan, jobs);
  const std::vector<const Environment*> environments = all_environments(histories, beside);
  const std::set<std::string> plugins = files_of_plugins(files, modules, environments, store);
  std::set<std::string> alone = plugins;
  std::set<const History*> by_application;
  for (const std::unique_ptr<History>& history : histories) {
    if (is_loaded_by_application(store, *history)) by_application.insert(history.get());
  }
  if (!by_application.empty()) {
    const auto searched = searchable_files(files, {}, histories);
    alone.merge(files_nobody_imports(searched, modules, store));
  }
  parallel_for(histories.size(), jobs, [&](std::size_t i) {
    if (histories[i]->environment.dialect != "postgresql") return;
    RepositoryLoader loader(store, import_roots(histories[i]->environment));
    const auto nearness_of = [&](const std::string& path) {
      return nearness(environments, i, path);
    };
    histories[i]->models =
        read_models(histories[i]->environment, modules, loader, nearness_of,
                    by_application.count(histories[i].get()) != 0 ? alone : plugins);
  });
}

void relate_models(ModuleStore& store, const std::vector<std::string>& files,
                   const std::vector<Environment>& beside,
                   std::vector<std::unique_ptr<History>>& histories, unsigned jobs) {
  const std::vector<const Environment*> environments = all_environments(histories, beside);
  parallel_for(histories.size(), jobs, [&](std::size_t i) {
    History& history = *histories[i];
    if (history.models.tables.empty()) return;
    RepositoryLoader loader(store, import_roots(history.environment));
    apply_object_filters(history.environment, loader, history.server_catalog, history.models);
    leave_out_unloaded(store, files, environments, i, loader, history);
  });
  for (const std::unique_ptr<History>& history : histories) note_others(histories, *history);
}

}  // namespace migcheck
