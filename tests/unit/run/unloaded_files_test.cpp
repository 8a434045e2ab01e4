// SPDX-License-Identifier: Apache-2.0
// Which files of models say nothing about an environment.
#include "core/run/unloaded_files.h"

#include <doctest/doctest.h>

namespace migcheck {
namespace {

using Texts = std::map<std::string, std::string>;

std::vector<std::string> paths_of(const Texts& texts) {
  std::vector<std::string> files;
  for (const auto& [path, text] : texts) files.push_back(path);
  return files;
}

std::vector<std::shared_ptr<const PythonModule>> parse(ModuleStore& store,
                                                       const std::vector<std::string>& models) {
  std::vector<std::shared_ptr<const PythonModule>> modules;
  for (const std::string& path : models) modules.push_back(store.parse(path));
  return modules;
}

std::set<std::string> nobody_imports(const Texts& texts, const std::vector<std::string>& models) {
  ModuleStore store("/none", paths_of(texts), texts);
  return files_nobody_imports(paths_of(texts), parse(store, models), store);
}

std::set<std::string> of_plugins(const Texts& texts, const std::vector<std::string>& models,
                                 const Environment& environment) {
  ModuleStore store("/none", paths_of(texts), texts);
  return files_of_plugins(paths_of(texts), parse(store, models), {&environment}, store);
}

using Paths = std::set<std::string>;

}  // namespace

TEST_CASE("a file that no other file imports by name") {
  const Texts texts{
      {"app/models/user.py", "x = 1\n"},
      {"app/models/old.py", "x = 1\n"},
      {"app/models/part/__init__.py", "x = 1\n"},
      {"tests/test_old.py", "from app.models.old import Old\n"},
      {"app/main.py", "def f():\n  from app.models import user\nimport app.models.part.x\n"}};
  const std::vector<std::string> models{"app/models/user.py", "app/models/old.py",
                                        "app/models/part/__init__.py"};
  CHECK(nobody_imports(texts, models) == Paths{"app/models/old.py"});
}

TEST_CASE("an import names a file by its folders too") {
  const Texts texts{{"app/models/analysis.py", "x = 1\n"},
                    {"app/models/near.py", "x = 1\n"},
                    {"app/models/up.py", "x = 1\n"},
                    {"app/models/part/__init__.py", "x = 1\n"},
                    {"top.py", "x = 1\n"},
                    {"lib/shared.py", "x = 1\n"},
                    {"app/resources/analysis.py", "x = 1\n"},
                    {"other/models/__init__.py", "from .analysis import A\n"},
                    {"app/models/__init__.py", "from .near import Near\n"},
                    {"app/resources/views.py",
                     "from .analysis import A\nfrom ..models import up\n"
                     "from app.resources import analysis\nfrom other.models.analysis import A\n"
                     "from models.part import P\nimport shared\nfrom product.top import T\n"}};
  CHECK(nobody_imports(texts, {"app/models/analysis.py", "app/models/near.py", "app/models/up.py",
                               "app/models/part/__init__.py", "top.py", "lib/shared.py"}) ==
        Paths{"app/models/analysis.py"});
}

TEST_CASE("a file below one that computes what it imports may be loaded") {
  const Texts texts{{"app/models/__init__.py", "for m in iter_modules(p): import_module(m)\n"},
                    {"app/models/old.py", "x = 1\n"},
                    {"lib/old2.py", "x = 1\n"}};
  CHECK(nobody_imports(texts, {"app/models/old.py", "lib/old2.py"}) == Paths{"lib/old2.py"});
}

TEST_CASE("models of a plugin with migrations of its own") {
  const std::string revision = "revision = 'b'\ndown_revision = None\n";
  const Texts texts{
      {"app/plugins/x/models.py", "x = 1\n"}, {"app/plugins/x/migrations/1_b.py", revision},
      {"app/plugins/y/models.py", "x = 1\n"}, {"app/plugins/y/migrations/notes.py", "x = 1\n"},
      {"app/models.py", "x = 1\n"},           {"app/migrations/2_c.py", revision}};
  Environment environment;
  environment.revision_files = {"app/migrations/2_c.py"};
  CHECK(of_plugins(texts, {"app/plugins/x/models.py", "app/plugins/y/models.py", "app/models.py"},
                   environment) == Paths{"app/plugins/x/models.py"});
}

}  // namespace migcheck
