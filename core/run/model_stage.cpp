// SPDX-License-Identifier: Apache-2.0
// A large application has thousands of Python files and a few with models, so all are searched for
// words and only the few are parsed; what they import is parsed when it is needed.
#include "core/run/model_stage.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "core/models/model_files.h"
#include "core/models/model_reader.h"
#include "core/models/object_filter.h"
#include "core/run/import_roots.h"
#include "core/run/thread_pool.h"
#include "core/run/unloaded_files.h"
#include "core/source/path_glob.h"

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

bool share_metadata(const ModelSchema& one, const ModelSchema& other) {
  return std::find_first_of(one.metadata.begin(), one.metadata.end(), other.metadata.begin(),
                            other.metadata.end()) != one.metadata.end();
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
    });
    other->final_catalog.for_each_enum([&](const EnumType& type) {
      if (!type.assumed) history.models.made_elsewhere.insert(type.name);
    });
  }
}

/// Whether env.py imports no models, because the application that runs it has done so.
bool is_loaded_by_application(const ModuleStore& store, const History& history) {
  const std::optional<std::string> text = store.read(history.environment.env_py);
  return text && text->find("current_app") != std::string::npos;
}

std::vector<std::shared_ptr<const PythonModule>> parse_candidates(
    ModuleStore& store, const std::vector<std::string>& files, unsigned jobs) {
  std::vector<std::shared_ptr<const PythonModule>> parsed(files.size());
  parallel_for(files.size(), jobs, [&](std::size_t i) {
    std::optional<std::string> text = store.read(files[i]);
    if (text && may_define_models(*text)) parsed[i] = store.parse(files[i], std::move(text));
  });
  std::erase(parsed, nullptr);
  return parsed;
}

}  // namespace

void read_all_models(ModuleStore& store, const std::vector<std::string>& files,
                     const std::vector<std::string>& wanted, const std::vector<Environment>& beside,
                     std::vector<std::unique_ptr<History>>& histories, unsigned jobs) {
  if (histories.empty()) return;
  const auto modules = parse_candidates(store, searchable_files(files, wanted, histories), jobs);
  std::vector<const Environment*> environments;
  environments.reserve(histories.size());
  for (const std::unique_ptr<History>& history : histories)
    environments.push_back(&history->environment);
  for (const Environment& other : beside) environments.push_back(&other);
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

void relate_models(ModuleStore& store, std::vector<std::unique_ptr<History>>& histories,
                   unsigned jobs) {
  parallel_for(histories.size(), jobs, [&](std::size_t i) {
    History& history = *histories[i];
    if (history.models.tables.empty()) return;
    RepositoryLoader loader(store, import_roots(history.environment));
    apply_object_filters(history.environment, loader, history.server_catalog, history.models);
  });
  for (const std::unique_ptr<History>& history : histories) note_others(histories, *history);
}

}  // namespace migcheck
