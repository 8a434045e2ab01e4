// SPDX-License-Identifier: Apache-2.0
// What an application says about its MetaData beside the call that makes it.
#include "core/models/metadata_settings.h"

#include <doctest/doctest.h>

#include "tests/unit/models/models_testing.h"

namespace migcheck::testing {
namespace {

const std::string flask_env =
    "from flask import current_app\n"
    "target_metadata = current_app.extensions['migrate'].db.metadata\n";

const std::string convention = "{'pk': 'pk_%(table_name)s'}";

/// The names of the primary keys, by table.
std::string keys(const ModelSchema& schema) {
  std::string text;
  schema.catalog.for_each_table([&](const Table& table) {
    for (const Constraint& one : table.constraints) {
      if (one.def.kind == ConstraintKind::primary_key) text += *one.def.name + "\n";
    }
  });
  return text;
}

std::string sqlmodel_key(const std::string& env) {
  return keys(models_of({{"m.py",
                          "from sqlmodel import SQLModel, Field\n"
                          "class User(SQLModel, table=True):\n"
                          "  id: int = Field(primary_key=True)\n"},
                         {"env.py", env}}));
}

}  // namespace

TEST_CASE("Flask-SQLAlchemy with a model_class") {
  const TestModels schema =
      models_of({{"m.py",
                  "from flask_sqlalchemy import SQLAlchemy\n"
                  "from sqlalchemy import Column, Integer\n"
                  "from sqlalchemy.orm import DeclarativeBase\n"
                  "class Base(DeclarativeBase):\n  id = Column(Integer, primary_key=True)\n"
                  "db = SQLAlchemy(model_class=Base)\n"
                  "class Direct(Base):\n  __tablename__ = 'direct'\n"
                  "class ByName(db.Model):\n  x = Column(Integer)\n"},
                 {"env.py", flask_env}});
  CHECK(tables(schema) == "by_name: x id\ndirect: id\n");
}

TEST_CASE("a model_class of Flask-SQLAlchemy's own kind is no table") {
  const TestModels schema =
      models_of({{"m.py",
                  "from flask_sqlalchemy import SQLAlchemy, Model\n"
                  "from sqlalchemy import Column, Integer\n"
                  "class BaseModel(Model):\n  id = Column(Integer, primary_key=True)\n"
                  "db = SQLAlchemy(model_class=BaseModel)\n"
                  "class User(db.Model):\n  x = Column(Integer)\n"},
                 {"env.py", flask_env}});
  CHECK(tables(schema) == "\"user\": x id\n");
}

TEST_CASE("the MetaData that Flask-SQLAlchemy is given names constraints") {
  const std::string models =
      "from extensions import db\n"
      "class User(db.Model):\n  id = db.Column(db.Integer, primary_key=True)\n";
  const std::string made =
      "from flask_sqlalchemy import SQLAlchemy\nfrom sqlalchemy import MetaData\n";
  CHECK(keys(models_of({{"m.py", models},
                        {"extensions.py", made +
                                              "db = SQLAlchemy(metadata=MetaData("
                                              "naming_convention=" +
                                              convention + "))\n"},
                        {"env.py", flask_env}})) == "pk_user\n");
  CHECK(keys(models_of({{"m.py", models},
                        {"extensions.py", made + "db = SQLAlchemy()\n"},
                        {"env.py", flask_env}})) == "user_pkey\n");
}

TEST_CASE("a database that a function makes later") {
  const std::string models =
      "from extensions import db\n"
      "class User(db.Model):\n  id = db.Column(db.Integer, primary_key=True)\n";
  const std::string start = "from flask_sqlalchemy import SQLAlchemy\ndb = None\n";
  CHECK(tables(
            models_of({{"m.py", models},
                       {"extensions.py", start + "def init():\n  global db\n  db = SQLAlchemy()\n"},
                       {"env.py", flask_env}})) == "\"user\": id\n");
  CHECK(tables(models_of({{"m.py", models},
                          {"extensions.py", start + "def init():\n  db = SQLAlchemy()\n"},
                          {"env.py", flask_env}}))
            .empty());
}

TEST_CASE("a naming convention that env.py assigns counts before the models are imported") {
  const std::string begin = "from sqlmodel import SQLModel\ntarget_metadata = SQLModel.metadata\n";
  const std::string assign = "target_metadata.naming_convention = " + convention + "\n";
  CHECK(sqlmodel_key(begin + assign + "import m\n") == "pk_user\n");
  CHECK(sqlmodel_key(begin + "import m\n" + assign) == "user_pkey\n");
}

TEST_CASE("a naming convention that a module of the models assigns") {
  CHECK(keys(models_of({{"m.py", prelude + "Base.metadata.naming_convention = " + convention +
                                     "\nclass A(Base):\n  __tablename__ = 'a'\n"
                                     "  id = Column(Integer, primary_key=True)\n"}})) == "pk_a\n");
}

TEST_CASE("as_declarative() makes one MetaData for all classes") {
  const TestModels schema = models_of(
      {{"m.py",
        "from sqlalchemy import Column, Integer\nfrom sqlalchemy.orm import as_declarative\n"
        "@as_declarative()\nclass Base:\n  id = Column(Integer, primary_key=True)\n"
        "class A(Base):\n  __tablename__ = 'a'\nclass B(Base):\n  __tablename__ = 'b'\n"},
       {"env.py", "from m import Base\ntarget_metadata = Base.metadata\n"}});
  CHECK(tables(schema) == "a: id\nb: id\n");
}

TEST_CASE("what an application hands to Flask-Migrate need not be Flask-SQLAlchemy") {
  const TestModels schema =
      models_of({{"m.py", prelude + "class A(Base):\n  __tablename__ = 'a'\n"
                                    "  id = Column(Integer, primary_key=True)\n"},
                 {"env.py", flask_env}});
  CHECK(tables(schema) == "a: id\n");
  CHECK_FALSE(schema.complete);
}

}  // namespace migcheck::testing
