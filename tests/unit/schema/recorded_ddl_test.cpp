// SPDX-License-Identifier: Apache-2.0
// The catalog against what PostgreSQL answered: tests/replay/ddl/*.sql holds statements with the
// recorded errors and the schema that resulted. tests/replay/ddl_test.py keeps the recordings true.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/sql/sql.h"
#include "tests/unit/schema/dump_facts.h"
#include "tests/unit/schema/schema_testing.h"

namespace migcheck {
namespace {

using testing::dump_facts;

class CatalogSink : public OperationSink {
 public:
  Catalog state;
  ApplyContext context{"first", false, {}};
  bool in_transaction = true;
  std::vector<std::string> reasons;

  const Catalog& catalog() const override { return state; }
  void unknown(const Span&, const std::string& reason) override { reasons.push_back(reason); }

 protected:
  std::optional<DdlError> apply(Operation operation) override {
    if (const auto* it = operation.as<UnknownOperation>()) reasons.push_back(it->reason);
    operation.in_transaction = in_transaction;
    return state.apply(operation, context);
  }
};

bool starts_with(const std::string& text, std::string_view head) {
  return text.compare(0, head.size(), head) == 0;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

// The lines that PostgreSQL's answer would be recorded as; details in a stable order.
std::vector<std::string> run(CatalogSink& sink, const std::string& statement) {
  if (starts_with(statement, "--rev ")) {
    sink.context.revision = statement.substr(6);
    sink.in_transaction = statement.find(" auto") == std::string::npos;
    return {};
  }
  sink.reasons.clear();
  const SqlOutcome outcome = execute_sql(MappedText(statement), sink, {});
  CAPTURE(statement);
  CHECK(sink.reasons == std::vector<std::string>{});
  if (!outcome.error) return {};
  std::vector<std::string> out{"--! " + outcome.error->sqlstate + " " + outcome.error->message};
  for (const std::string& line : lines_of(outcome.error->detail)) out.push_back("--| " + line);
  std::sort(out.begin(), out.end());
  return out;
}

std::string text_of(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += line + "\n";
  return out;
}

// `- line` for what PostgreSQL has alone, `+ line` for what the catalog has alone.
std::string difference(const std::vector<std::string>& real, const std::vector<std::string>& ours) {
  std::string out;
  const auto add = [&](const char* sign, const auto& from, const auto& other) {
    for (const std::string& line : from) {
      if (std::find(other.begin(), other.end(), line) == other.end()) out += sign + line + "\n";
    }
  };
  add("- ", real, ours);
  add("+ ", ours, real);
  return out.empty() && real != ours ? "the order differs" : out;
}

void check_case(const std::vector<std::string>& lines) {
  CatalogSink sink;
  std::vector<std::string> schema;
  for (std::size_t at = 0; at < lines.size();) {
    const std::string& statement = lines[at++];
    if (starts_with(statement, "--= ")) {
      schema.push_back(statement.substr(4));
      continue;
    }
    std::vector<std::string> recorded;
    while (at < lines.size() && (starts_with(lines[at], "--!") || starts_with(lines[at], "--|")))
      recorded.push_back(lines[at++]);
    std::sort(recorded.begin(), recorded.end());
    CAPTURE(statement);
    CHECK(text_of(run(sink, statement)) == text_of(recorded));
  }
  CHECK(difference(schema, dump_facts(sink.state)) == "");
}

TEST_CASE("the catalog answers as PostgreSQL did") {
  const std::filesystem::path folder =
      std::filesystem::path(MIGCHECK_SOURCE_DIR) / "tests" / "replay" / "ddl";
  std::size_t cases = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".sql") continue;
    const std::string file = entry.path().filename().string();
    std::ifstream in(entry.path());
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) {
      if (!line.empty()) {
        lines.push_back(line);
        continue;
      }
      CAPTURE(file);
      check_case(lines);
      lines.clear();
      ++cases;
    }
    CAPTURE(file);
    check_case(lines);
    ++cases;
  }
  CHECK(cases > 20);
}

}  // namespace
}  // namespace migcheck
