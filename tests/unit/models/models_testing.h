// SPDX-License-Identifier: Apache-2.0
// Models of a repository that is given as text.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/models/model_reader.h"
#include "tests/unit/python/python_testing.h"

namespace migcheck::testing {

/// The models among `files`, all of which but env.py are candidates. Without an env.py, the only
/// Models together with the files that their places point into.
struct TestModels : ModelSchema {
  std::unique_ptr<TextLoader> files;
};

/// MetaData is taken.
inline TestModels models_of(const std::map<std::string, std::string>& files) {
  auto loader = std::make_unique<TextLoader>(files);
  Environment environment;
  std::vector<std::shared_ptr<const PythonModule>> modules;
  for (const auto& [path, text] : files) {
    if (path == "env.py") {
      environment.env_py = path;
    } else {
      modules.push_back(loader->parse(path));
    }
  }
  return {read_models(environment, modules, *loader), std::move(loader)};
}

/// The imports that most tests need.
inline const std::string prelude =
    "import enum, datetime\n"
    "import sqlalchemy as sa\n"
    "from typing import Optional, Annotated, ClassVar\n"
    "from sqlalchemy import Column, Integer, String, Enum, ForeignKey, Table, MetaData\n"
    "from sqlalchemy.dialects import postgresql\n"
    "from sqlalchemy.orm import (DeclarativeBase, Mapped, mapped_column, relationship,\n"
    "                            declared_attr, declarative_base)\n"
    "class Base(DeclarativeBase): pass\n";

inline TestModels models_in(const std::string& text) {
  return models_of({{"app/models.py", prelude + text}});
}

/// "name: column column …", a line a table; a "?" stands for columns that are not known.
inline std::string tables(const ModelSchema& schema) {
  std::string text;
  for (const ModelTable& table : schema.tables) {
    text += table.name.to_string() + ":";
    for (const ColumnDef& column : table.columns) text += " " + column.name;
    text += table.columns_known ? "\n" : " ?\n";
  }
  return text;
}

/// "table.column type: label label …", a line an enum column; a "?" when the labels are not known.
inline std::string enums(const ModelSchema& schema) {
  std::string text;
  for (const EnumColumn& column : schema.enum_columns) {
    text += column.table.to_string() + "." + column.column + " " + column.type.to_string() + ":";
    for (const ModelLabel& label : column.labels) text += " " + label.text;
    text += column.labels_known ? "\n" : " ?\n";
  }
  return text;
}

}  // namespace migcheck::testing
