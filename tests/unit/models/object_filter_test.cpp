// SPDX-License-Identifier: Apache-2.0
// What include_object and include_name of env.py leave out.
#include "core/models/object_filter.h"

#include <doctest/doctest.h>

#include "core/models/model_reader.h"
#include "tests/unit/models/models_testing.h"
#include "tests/unit/schema/schema_testing.h"

namespace migcheck::testing {
namespace {

constexpr const char* models = R"(
class One(Base):
  __tablename__ = 'one'
  id = Column(Integer, primary_key=True)
  tmp_x = Column(Integer)
class Two(Base):
  __tablename__ = 'two'
  id = Column(Integer, primary_key=True)
)";

/// What env.py with this text leaves out: "table" or "table.part", with blanks between. The
/// migrations make `one` without `tmp_x`, and `old`.
std::string left_out(const std::string& env) {
  TextLoader loader(
      {{"app/models.py", prelude + models}, {"env.py", "from app.models import Base\n" + env}});
  Database database;
  database.with(create_table("one", {column("id", "integer")}),
                create_table("old", {column("id", "integer")}));
  Environment environment;
  environment.env_py = "env.py";
  ModelSchema schema = read_models(environment, {loader.parse("app/models.py")}, loader);
  apply_object_filters(environment, loader, database.catalog, schema);
  std::string text = schema.filtered ? "?" : "";
  for (const auto& [table, part] : schema.left_out) {
    text += (text.empty() ? "" : " ") + table.name + (part.empty() ? "" : "." + part);
  }
  return text;
}

std::string left_out_by_object(const std::string& body) {
  return left_out("def keep(object, name, type_, reflected, compare_to):\n" + body +
                  "context.configure(target_metadata=Base.metadata, include_object=keep)\n");
}

}  // namespace

TEST_CASE("filters: without any, nothing is left out") {
  CHECK(left_out("context.configure(target_metadata=Base.metadata)\n") == "");
  CHECK(left_out_by_object("  return True\n") == "");
}

TEST_CASE("filters: include_object is asked with what Alembic gives it") {
  CHECK(left_out_by_object("  return not (type_ == 'table' and name.startswith('o'))\n") ==
        "old one");
  CHECK(left_out_by_object("  return not (type_ == 'column' and name.startswith('tmp_'))\n") ==
        "one.tmp_x");
  CHECK(left_out_by_object(
            "  return not (type_ == 'table' and reflected and compare_to is None)\n") == "old");
  CHECK(left_out_by_object("  if type_ == 'table' and object.schema != 's':\n    return False\n"
                           "  return True\n") == "old one two");
  CHECK(left_out_by_object("  return not object.info.get('skip')\n") == "");
}

TEST_CASE("filters: include_name is asked about what the database has") {
  CHECK(left_out("def keep(name, type_, parent_names):\n"
                 "  return type_ != 'table' or name in Base.metadata.tables or name != 'old'\n"
                 "context.configure(target_metadata=Base.metadata, include_name=keep)\n")
            .find("two") == std::string::npos);
  CHECK(left_out("def keep(name, type_, parent_names):\n  return name != 'old'\n"
                 "context.configure(target_metadata=Base.metadata, include_name=keep)\n") == "old");
}

TEST_CASE("filters: an answer that is not known leaves out") {
  CHECK(left_out_by_object("  return type_ != 'table' or settings.keep(name)\n") == "old one two");
  CHECK(left_out("import settings\ncontext.configure(target_metadata=Base.metadata, "
                 "include_object=settings.keep)\n") == "old one two");
  CHECK(left_out("options = {'include_object': 1}\ntarget_metadata = Base.metadata\n") == "?");
}

}  // namespace migcheck::testing
