// SPDX-License-Identifier: Apache-2.0
// Which models belong to an environment.
#include <doctest/doctest.h>

#include "core/models/model_files.h"
#include "tests/unit/models/models_testing.h"

using namespace migcheck::testing;  // NOLINT(google-build-using-namespace)
using migcheck::ModelSchema;

namespace {

std::string model(const std::string& base, const std::string& name) {
  return "class " + name + "(" + base + "):\n  __tablename__ = '" + name +
         "'\n  id = Column(Integer, primary_key=True)\n";
}

std::string prelude_of(const std::string& module) {
  return "from sqlalchemy import Column, Integer\nfrom " + module + " import Base\n";
}

/// The tables that an env.py with this text has; `one` and `two` are of different bases.
std::string chosen(const std::string& env) {
  return tables(models_of({{"one.py", prelude + model("Base", "one") + "meta = Base.metadata\n"},
                           {"two.py",
                            "from sqlalchemy import Column, Integer\n"
                            "from sqlalchemy.orm import declarative_base\n"
                            "Base = declarative_base()\n" +
                                model("Base", "two")},
                           {"env.py", env}}));
}

}  // namespace

TEST_CASE("env.py tells by its global or by an argument") {
  CHECK(chosen("from one import Base\ntarget_metadata = Base.metadata\n") == "one: id\n");
  CHECK(chosen("import two\ntarget_metadata = two.Base.metadata\n") == "two: id\n");
  CHECK(chosen("import one\ntarget_metadata = one.meta\n") == "one: id\n");
  CHECK(chosen("import one, two\ntarget_metadata = [one.meta, two.Base.metadata]\n") ==
        "one: id\ntwo: id\n");
  CHECK(
      chosen("import two\ndef run():\n  context.configure(target_metadata=two.Base.metadata)\n") ==
      "two: id\n");
  CHECK(chosen("try:\n  from one import Base\nexcept ImportError:\n  pass\n"
               "target_metadata = Base.metadata\n") == "one: id\n");
}

TEST_CASE("of several bases none is taken when env.py does not tell") {
  for (const char* env : {"target_metadata = None\n", "target_metadata = undefined\n", ""}) {
    CHECK(chosen(env) == "");
  }
  const TestModels schema =
      models_of({{"m.py", prelude + model("Base", "one") + "B2 = declarative_base()\n" +
                              model("B2", "two")}});
  CHECK(schema.tables.empty());
  CHECK(schema.unknowns.size() == 1);
}

TEST_CASE("the only MetaData is taken when env.py does not tell") {
  CHECK(tables(models_of({{"m.py", prelude + model("Base", "one")},
                          {"env.py", "target_metadata = None\n"}})) == "one: id\n");
}

TEST_CASE("models are complete only when env.py names their MetaData and sees them all") {
  const auto complete = [](const std::string& env) {
    return models_of({{"m.py", prelude + model("Base", "one")}, {"env.py", env}}).complete;
  };
  CHECK(complete("from m import Base\ntarget_metadata = Base.metadata\n"));
  CHECK_FALSE(complete("target_metadata = None\n"));
  CHECK_FALSE(
      complete("from m import Base\nfrom plugin.models import order\n"
               "target_metadata = Base.metadata\n"));
}

TEST_CASE("bases that share a MetaData belong together") {
  CHECK(tables(models_of({{"m.py", prelude +
                                       "meta = MetaData()\n"
                                       "class B1(DeclarativeBase):\n  metadata = meta\n"
                                       "B2 = declarative_base(metadata=meta)\n" +
                                       model("B1", "one") + model("B2", "two") +
                                       "three = Table('three', meta, Column('x', Integer))\n" +
                                       model("Base", "four")},
                          {"env.py", "import m\ntarget_metadata = m.meta\n"}})) ==
        "one: id\nthree: x\ntwo: id\n");
}

TEST_CASE("a base of another package brings its own MetaData") {
  const TestModels schema =
      models_of({{"m.py", prelude + "from company.db import Shared\n" + model("Shared", "one") +
                              model("Base", "two")},
                 {"env.py", "from company.db import Shared\ntarget_metadata = Shared.metadata\n"}});
  CHECK(tables(schema) == "one: id ?\n");
}

TEST_CASE("only files with the right words are parsed, tests are left alone") {
  CHECK(migcheck::may_define_models("class A(Base):\n  __tablename__ = 'a'"));
  CHECK(migcheck::may_define_models("x: Mapped[int]"));
  CHECK_FALSE(migcheck::may_define_models("import sqlalchemy\n"));
  CHECK(migcheck::is_test_file("app/tests/models.py"));
  CHECK(migcheck::is_test_file("tests/models.py"));
  CHECK(migcheck::is_test_file("app/test_models.py"));
  CHECK(migcheck::is_test_file("conftest.py"));
  CHECK_FALSE(migcheck::is_test_file("app/contest/models.py"));
  CHECK_FALSE(migcheck::is_test_file("app/latest/models.py"));
}

TEST_CASE("env.py hands the MetaData to a function that configures Alembic") {
  const std::string models = prelude + model("Base", "a");
  const std::string call = "from m import Base\nfrom tools import run\nrun(Base.metadata)\n";
  const auto count = [&](const std::string& tools) {
    return models_of({{"m.py", models}, {"tools.py", tools}, {"env.py", call}}).metadata.size();
  };
  CHECK(count("def run(m):\n  context.configure(target_metadata=m)\n") == 1);
  CHECK(count("def run(m):\n  print(m)\n") == 0);
}

TEST_CASE("a package without __init__.py") {
  CHECK(tables(models_of({{"app/store/models.py", prelude + model("Base", "a")},
                          {"env.py",
                           "import app.store\n"
                           "target_metadata = app.store.models.Base.metadata\n"}})) == "a: id\n");
}

TEST_CASE("a star import of a package loads what its __all__ names") {
  const auto chosen_with = [](const std::string& package) {
    return tables(models_of({{"base.py", prelude},
                             {"kinds/__init__.py", package},
                             {"kinds/one.py", prelude_of("base") + model("Base", "one")},
                             {"kinds/two.py", prelude_of("base") + model("Base", "two")},
                             {"env.py",
                              "from base import Base\nfrom kinds import *\n"
                              "target_metadata = Base.metadata\n"}}));
  };
  CHECK(chosen_with("__all__ = ['one',  # the first\n]\n") == "one: id\n");
  CHECK(chosen_with("__all__ = (\"two\",)\n") == "two: id\n");
  CHECK(chosen_with("__all__ = [f.stem for f in files]\n") == "one: id\ntwo: id\n");
}

TEST_CASE("a package that another one of its name hides is a program of its own") {
  const std::string env = "import app\ntarget_metadata = None\n";
  const auto chosen_in = [&](const std::string& folder) {
    return tables(
        models_of({{"app/__init__.py", ""},
                   {"app/models.py", prelude + model("Base", "one")},
                   {folder + "/__init__.py", ""},
                   {folder + "/models.py", prelude_of("app.models") + model("Base", "two")},
                   {"env.py", env}}));
  };
  CHECK(chosen_in("search/app") == "one: id\n");
  CHECK(chosen_in("search/shop") == "one: id\ntwo: id\n");
}
