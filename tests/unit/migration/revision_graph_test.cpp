// SPDX-License-Identifier: Apache-2.0
#include "core/migration/revision_graph.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <initializer_list>
#include <random>

#include "core/source/source_file.h"
#include "core/source/subprocess.h"
#include "tests/support/temporary_folder.h"

using namespace migcheck;  // NOLINT(google-build-using-namespace)
using Names = std::vector<std::string>;

namespace {

const SourceFile source("versions/a.py", std::string(1000, ' '));

RevisionRef ref(const std::string& id, std::uint32_t place = 0) {
  return {id, Span{&source, place, place + 1}};
}

struct Row {
  std::string id;
  Names down = {};
  Names depends = {};
  Names labels = {};
};

std::vector<Migration> migrations(const std::vector<Row>& rows) {
  std::vector<Migration> result;
  for (const Row& row : rows) {
    Migration migration;
    migration.revision = ref(row.id, static_cast<std::uint32_t>(result.size()));
    for (const std::string& id : row.down) migration.down_revisions.push_back(ref(id, 900));
    for (const std::string& id : row.depends) migration.depends_on.push_back(ref(id, 901));
    migration.branch_labels = row.labels;
    result.push_back(std::move(migration));
  }
  return result;
}

std::string ids(const std::vector<const Migration*>& list) {
  std::string text;
  for (const Migration* migration : list) {
    text += (text.empty() ? "" : " ") + migration->revision.id;
  }
  return text;
}

Names complaints(const RevisionGraph& graph) {
  Names result;
  for (const GraphProblem& problem : graph.problems()) result.push_back(problem.alembic_says);
  return result;
}

/// What the installed Alembic says about each line "id;down,down;depends,…|…" of a file: the order
/// of `upgrade heads`, the heads, the bases; or the error.
constexpr const char* alembic_script = R"py(
import sys, warnings
warnings.simplefilter("ignore")
from alembic.script.revision import Revision, RevisionMap, CycleDetected
def revisions(line):
    for row in line.split("|"):
        id_, down, depends = [part.split(",") for part in row.split(";")]
        yield Revision(id_[0], tuple(filter(None, down)) or None, tuple(filter(None, depends)) or None)
def describe(line):
    try:
        graph = RevisionMap(lambda: revisions(line))
        needed = list(graph.iterate_revisions("heads", "base", implicit_base=True, inclusive=False))
        order = [r.revision for r in reversed(needed)]
        heads = [i for i in dict.fromkeys(x.revision for x in revisions(line)) if i in graph.heads]
        bases = [i for i in dict.fromkeys(x.revision for x in revisions(line)) if i in graph.bases]
        return "; ".join(map(" ".join, (order, heads, bases)))
    except CycleDetected as error:
        kind, members = error.args[0].rstrip(")").split(" (")
        return "%s (%s)" % (kind, ", ".join(sorted(members.split(", "))))
out = open(sys.argv[2], "w")
for line in open(sys.argv[1]): out.write(describe(line.rstrip("\n")) + "\n")
)py";

std::string joined(const Names& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ",") + name;
  return text;
}

std::string as_line(const std::vector<Row>& rows) {
  std::string text;
  for (const Row& row : rows) {
    text += (text.empty() ? "" : "|") + row.id + ";" + joined(row.down) + ";" + joined(row.depends);
  }
  return text;
}

std::string describe(const std::vector<Row>& rows) {
  const std::vector<Migration> list = migrations(rows);
  const RevisionGraph graph(list);
  if (!graph.problems().empty()) return graph.problems().front().alembic_says;
  return ids(graph.order()) + "; " + ids(graph.heads()) + "; " + ids(graph.bases());
}

/// A graph whose edges lead to earlier numbers; the list is shuffled. At most one dependency a
/// revision: of several, Alembic's choice depends on Python's hash seed.
std::vector<Row> random_graph(std::mt19937& random) {
  std::vector<Row> rows(1 + random() % 12);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i].id = "r" + std::to_string(i);
    for (unsigned k = random() % 4 == 0 ? 2 : 1; k > 0 && i > 0 && random() % 8 != 0; --k) {
      const std::string parent = rows[i - 1 - random() % std::min<std::size_t>(i, 4)].id;
      if (joined(rows[i].down).find(parent) == std::string::npos) rows[i].down.push_back(parent);
    }
    if (i > 0 && random() % 5 == 0) rows[i].depends = {rows[random() % i].id};
  }
  std::shuffle(rows.begin(), rows.end(), random);
  return rows;
}

/// Cycles that cut their members off, which is where Alembic sees them.
std::vector<Row> random_cycle(std::mt19937& random) {
  std::vector<Row> rows = random_graph(random);
  const std::size_t length = 2 + random() % 3;
  for (std::size_t i = 0; i < length; ++i) {
    rows.push_back({"c" + std::to_string(i), {"c" + std::to_string((i + 1) % length)}});
  }
  std::shuffle(rows.begin(), rows.end(), random);
  return rows;
}

}  // namespace

TEST_CASE("a line runs from its base, whatever the order of the files") {
  const auto list = migrations({{"c", {"b"}}, {"a"}, {"b", {"a"}}});
  const RevisionGraph graph(list);
  CHECK(ids(graph.order()) == "a b c");
  CHECK(ids(graph.heads()) == "c");
  CHECK(ids(graph.bases()) == "a");
  CHECK(graph.problems().empty());
}

TEST_CASE("branches, merges and dependencies") {
  const auto list = migrations(
      {{"a"}, {"b1", {"a"}}, {"b2", {"a"}}, {"m", {"b1", "b2"}}, {"x"}, {"y", {"x"}, {"b2"}}});
  const RevisionGraph graph(list);
  CHECK(ids(graph.heads()) == "m y");
  CHECK(ids(graph.bases()) == "a x");
  const auto revision = [&](std::size_t i) -> const Migration& { return list[i]; };
  CHECK(graph.is_ancestor(revision(0), revision(3)));
  CHECK(graph.is_ancestor(revision(2), revision(5)));
  CHECK(graph.is_ancestor(revision(0), revision(5)));
  CHECK_FALSE(graph.is_ancestor(revision(1), revision(5)));
  CHECK_FALSE(graph.is_ancestor(revision(3), revision(0)));
  CHECK_FALSE(graph.is_ancestor(revision(0), revision(0)));
}

TEST_CASE("depends_on may name a branch") {
  const auto list = migrations({{"z", {}, {"core"}}, {"a", {}, {}, {"core"}}});
  const RevisionGraph graph(list);
  CHECK(graph.problems().empty());
  CHECK(ids(graph.order()) == "a z");
}

TEST_CASE("a missing parent is reported, its child is a base") {
  const auto list = migrations({{"b", {"a"}}, {"c", {"b"}, {"gone"}}});
  const RevisionGraph graph(list);
  CHECK(ids(graph.order()) == "b c");
  CHECK(ids(graph.bases()) == "b");
  REQUIRE(graph.problems().size() == 2);
  CHECK(graph.problems()[0].kind == GraphProblemKind::missing_parent);
  CHECK(graph.problems()[0].ids == Names{"a", "b"});
  CHECK(graph.problems()[0].places[0].begin == 900);
  CHECK(graph.problems()[0].places[1].begin == 0);
  CHECK(complaints(graph) == Names{"KeyError: 'a'", "KeyError: 'gone'"});
}

TEST_CASE("of two files with one id the later one counts") {
  const auto list = migrations({{"a"}, {"b", {"a"}}, {"b", {"a"}}, {"c", {"b"}}});
  const RevisionGraph graph(list);
  CHECK(ids(graph.order()) == "a b c");
  CHECK(graph.order()[1] == &list[2]);
  REQUIRE(graph.problems().size() == 1);
  CHECK(graph.problems()[0].kind == GraphProblemKind::duplicate_id);
  CHECK(graph.problems()[0].places[0].begin == 1);
  CHECK(graph.problems()[0].places[1].begin == 2);
  CHECK(complaints(graph) == Names{"Revision b is present more than once"});
}

TEST_CASE("loops and cycles") {
  const auto list =
      migrations({{"a"}, {"b", {"c"}}, {"c", {"b"}}, {"d", {"c", "a"}}, {"e", {"e"}}});
  const RevisionGraph graph(list);
  CHECK(complaints(graph) ==
        Names{"Self-loop is detected in revisions (e)", "Cycle is detected in revisions (b, c)"});
  CHECK(ids(graph.order()) == "e a d b c");
  CHECK(ids(graph.heads()) == "d e");
  CHECK(graph.problems()[0].kind == GraphProblemKind::self_loop);
  CHECK(graph.problems()[1].kind == GraphProblemKind::cycle);
}

TEST_CASE("a cycle that another parent leads into is found too") {
  const auto list = migrations({{"a"}, {"b", {"a", "c"}}, {"c", {"b"}}, {"d", {"c"}}});
  const RevisionGraph graph(list);
  CHECK(complaints(graph) == Names{"Cycle is detected in revisions (b, c)"});
  CHECK(ids(graph.order()) == "d a b c");
}

TEST_CASE("a cycle over depends_on") {
  const auto list = migrations({{"a", {}, {"d"}}, {"b", {"a"}}, {"c"}, {"d", {"c"}, {"b"}}});
  const RevisionGraph graph(list);
  REQUIRE(graph.problems().size() == 1);
  CHECK(
      graph.problems()[0].alembic_says.starts_with("Dependency cycle is detected in revisions ("));
  CHECK(graph.order().size() == 4);
}

TEST_CASE("no revisions, no problems") {
  const std::vector<Migration> none;
  const RevisionGraph graph(none);
  CHECK(graph.order().empty());
  CHECK(graph.heads().empty());
}

TEST_CASE("a long history takes no long time") {
  std::vector<Row> rows{{"r0"}};
  for (int i = 1; i < 5000; ++i) {
    rows.push_back({"r" + std::to_string(i), {"r" + std::to_string(i - 1)}});
  }
  const auto list = migrations(rows);
  const RevisionGraph graph(list);
  CHECK(graph.order().size() == 5000);
  CHECK(graph.is_ancestor(list[0], list[4999]));
}

TEST_CASE("order, heads, bases and cycles are those of the installed Alembic") {
  std::mt19937 random(3);
  std::vector<std::vector<Row>> graphs;
  std::string lines;
  for (int round = 0; round < 600; ++round) {
    graphs.push_back(round % 6 == 0 ? random_cycle(random) : random_graph(random));
    lines += as_line(graphs.back()) + "\n";
  }
  const TemporaryFolder folder;
  folder.write("script.py", alembic_script);
  folder.write("graphs", lines);
  REQUIRE(capture_output(
      {MIGCHECK_PYTHON, folder / "script.py", folder / "graphs", folder / "answers"}));
  std::string answers = read_file(folder / "answers").value();
  for (const std::vector<Row>& rows : graphs) {
    const std::string answer = answers.substr(0, answers.find('\n'));
    answers.erase(0, answer.size() + 1);
    CAPTURE(as_line(rows));
    REQUIRE(describe(rows) == answer);
  }
}
