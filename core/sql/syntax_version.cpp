// SPDX-License-Identifier: Apache-2.0
// A parser knows one version's grammar. What is newer than an older server is found in its tree:
// each form that a version added has a node or a field of its own. What its grammar does not have
// is judged by the words of the statement.
#include "core/sql/syntax_version.h"

#include <algorithm>
#include <array>

namespace migcheck::sql {
namespace {

bool always(Node /*node*/) { return true; }

bool is_command(Node node, std::string_view subtype) { return node.text("subtype") == subtype; }

bool is_constraint(Node node, std::string_view type) { return node.text("contype") == type; }

/// In trees of PostgreSQL 18; older ones have no such field.
bool is_not_enforced(Node node) {
  const bool checked = is_constraint(node, "CONSTR_CHECK") || is_constraint(node, "CONSTR_FOREIGN");
  return is_constraint(node, "CONSTR_ATTR_NOT_ENFORCED") ||
         is_constraint(node, "CONSTR_ATTR_ENFORCED") || (checked && !node.flag("is_enforced"));
}

bool has_expression(Node statistics) {
  const std::vector<Node> elements = statistics.list("exprs");
  return std::any_of(elements.begin(), elements.end(),
                     [](const Node& element) { return element.has("expr"); });
}

bool has_option(Node node, std::string_view list, std::string_view name) {
  const std::vector<Node> options = node.list(list);
  return std::any_of(options.begin(), options.end(),
                     [&](const Node& option) { return option.text("defname") == name; });
}

bool is_whole_database(Node reindex) {
  const std::string kind = reindex.text("kind");
  return !reindex.has("name") &&
         (kind == "REINDEX_OBJECT_DATABASE" || kind == "REINDEX_OBJECT_SYSTEM");
}

bool is_at_local(Node call) {
  const std::vector<std::string> name = call.strings("funcname");
  return call.text("funcformat") == "COERCE_SQL_SYNTAX" && call.list("args").size() == 1 &&
         !name.empty() && name.back() == "timezone";
}

struct Rule {
  std::string_view kind;  ///< of the node
  int version;
  const char* name;
  bool (*applies)(Node) = always;
};

constexpr std::array rules{
    Rule{"AccessPriv", 17, "MAINTAIN", [](Node n) { return n.text("priv_name") == "maintain"; }},
    Rule{"AlterDomainStmt", 17, "NOT NULL as a constraint of a domain",
         [](Node n) { return is_constraint(n.field("def"), "CONSTR_NOTNULL"); }},
    Rule{"AlterTableCmd", 13, "DROP EXPRESSION",
         [](Node n) { return is_command(n, "AT_DropExpression"); }},
    Rule{"AlterTableCmd", 14, "SET COMPRESSION",
         [](Node n) { return is_command(n, "AT_SetCompression"); }},
    Rule{"AlterTableCmd", 15, "SET ACCESS METHOD",
         [](Node n) { return is_command(n, "AT_SetAccessMethod"); }},
    Rule{"AlterTableCmd", 16, "SET STORAGE DEFAULT",
         [](Node n) {
           return is_command(n, "AT_SetStorage") && n.field("def").string_value() == "default";
         }},
    Rule{"AlterTableCmd", 17, "SET ACCESS METHOD DEFAULT",
         [](Node n) { return is_command(n, "AT_SetAccessMethod") && !n.has("name"); }},
    Rule{"AlterTableCmd", 17, "SET EXPRESSION",
         [](Node n) { return is_command(n, "AT_SetExpression"); }},
    Rule{"AlterTableCmd", 17, "SET STATISTICS DEFAULT",
         [](Node n) { return is_command(n, "AT_SetStatistics") && !n.has("def"); }},
    Rule{"ATAlterConstraint", 18, "ALTER CONSTRAINT … ENFORCED",
         [](Node n) { return n.flag("alterEnforceability"); }},
    Rule{"ATAlterConstraint", 18, "ALTER CONSTRAINT … INHERIT",
         [](Node n) { return n.flag("alterInheritability"); }},
    Rule{"ColumnDef", 14, "COMPRESSION", [](Node n) { return n.has("compression"); }},
    Rule{"ColumnDef", 16, "STORAGE in CREATE TABLE", [](Node n) { return n.has("storage_name"); }},
    Rule{"CommonTableExpr", 14, "SEARCH", [](Node n) { return n.has("search_clause"); }},
    Rule{"CommonTableExpr", 14, "CYCLE", [](Node n) { return n.has("cycle_clause"); }},
    Rule{"Constraint", 15, "NULLS NOT DISTINCT",
         [](Node n) { return n.flag("nulls_not_distinct"); }},
    Rule{"Constraint", 15, "ON DELETE SET with columns",
         [](Node n) { return n.has("fk_del_set_cols"); }},
    Rule{"Constraint", 18, "NOT NULL as a table constraint",
         [](Node n) { return is_constraint(n, "CONSTR_NOTNULL") && n.has("keys"); }},
    Rule{"Constraint", 18, "NOT NULL NO INHERIT",
         [](Node n) { return is_constraint(n, "CONSTR_NOTNULL") && n.flag("is_no_inherit"); }},
    Rule{"Constraint", 18, "[NOT] ENFORCED", is_not_enforced},
    Rule{"Constraint", 18, "a virtual generated column",
         [](Node n) { return n.text("generated_kind") == "v"; }},
    Rule{"Constraint", 18, "WITHOUT OVERLAPS", [](Node n) { return n.flag("without_overlaps"); }},
    Rule{"Constraint", 18, "PERIOD", [](Node n) { return n.flag("fk_with_period"); }},
    Rule{"CopyStmt", 16, "COPY with DEFAULT",
         [](Node n) { return has_option(n, "options", "default"); }},
    Rule{"CopyStmt", 17, "COPY with ON_ERROR",
         [](Node n) { return has_option(n, "options", "on_error"); }},
    Rule{"CopyStmt", 17, "COPY with LOG_VERBOSITY",
         [](Node n) { return has_option(n, "options", "log_verbosity"); }},
    Rule{"CopyStmt", 18, "COPY with REJECT_LIMIT",
         [](Node n) { return has_option(n, "options", "reject_limit"); }},
    Rule{"CreateFunctionStmt", 14, "a function body in SQL",
         [](Node n) { return n.has("sql_body"); }},
    Rule{"CreateSeqStmt", 15, "UNLOGGED SEQUENCE",
         [](Node n) { return n.field("sequence").text("relpersistence") == "u"; }},
    Rule{"CreateStatsStmt", 14, "CREATE STATISTICS on expressions", has_expression},
    Rule{"CreateStatsStmt", 16, "CREATE STATISTICS without a name",
         [](Node n) { return !n.has("defnames"); }},
    Rule{"CreateTrigStmt", 14, "CREATE OR REPLACE TRIGGER",
         [](Node n) { return n.flag("replace"); }},
    Rule{"DropdbStmt", 13, "DROP DATABASE … WITH (FORCE)",
         [](Node n) { return has_option(n, "options", "force"); }},
    Rule{"FuncCall", 17, "AT LOCAL", is_at_local},
    Rule{"GrantRoleStmt", 16, "GRANT … WITH INHERIT",
         [](Node n) { return has_option(n, "opt", "inherit"); }},
    Rule{"GrantRoleStmt", 16, "GRANT … WITH SET",
         [](Node n) { return has_option(n, "opt", "set"); }},
    Rule{"GrantStmt", 15, "GRANT … ON PARAMETER",
         [](Node n) { return n.text("objtype") == "OBJECT_PARAMETER_ACL"; }},
    Rule{"IndexStmt", 15, "NULLS NOT DISTINCT",
         [](Node n) { return n.flag("nulls_not_distinct"); }},
    Rule{"JoinExpr", 14, "JOIN … USING … AS", [](Node n) { return n.has("join_using_alias"); }},
    Rule{"JsonArrayAgg", 16, "JSON_ARRAYAGG"},
    Rule{"JsonArrayConstructor", 16, "JSON_ARRAY"},
    Rule{"JsonArrayQueryConstructor", 16, "JSON_ARRAY"},
    Rule{"JsonFuncExpr", 17, "JSON_EXISTS, JSON_QUERY and JSON_VALUE"},
    Rule{"JsonIsPredicate", 16, "IS JSON"},
    Rule{"JsonObjectAgg", 16, "JSON_OBJECTAGG"},
    Rule{"JsonObjectConstructor", 16, "JSON_OBJECT"},
    Rule{"JsonParseExpr", 17, "JSON()"},
    Rule{"JsonScalarExpr", 17, "JSON_SCALAR"},
    Rule{"JsonSerializeExpr", 17, "JSON_SERIALIZE"},
    Rule{"JsonTable", 17, "JSON_TABLE"},
    Rule{"MergeStmt", 15, "MERGE"},
    Rule{"MergeStmt", 17, "MERGE … RETURNING", [](Node n) { return n.has("returningClause"); }},
    Rule{"MergeWhenClause", 17, "WHEN NOT MATCHED BY SOURCE",
         [](Node n) { return n.text("matchKind") == "MERGE_WHEN_NOT_MATCHED_BY_SOURCE"; }},
    Rule{"PartitionCmd", 14, "DETACH PARTITION … CONCURRENTLY",
         [](Node n) { return n.flag("concurrent"); }},
    Rule{"PublicationObjSpec", 15, "TABLES IN SCHEMA",
         [](Node n) { return n.text("pubobjtype") != "PUBLICATIONOBJ_TABLE"; }},
    Rule{"RangeSubselect", 16, "a subquery in FROM without an alias",
         [](Node n) { return !n.has("alias"); }},
    Rule{"ReindexStmt", 16, "REINDEX without a name", is_whole_database},
    Rule{"SelectStmt", 13, "WITH TIES",
         [](Node n) { return n.text("limitOption") == "LIMIT_OPTION_WITH_TIES"; }},
    Rule{"SelectStmt", 14, "GROUP BY DISTINCT", [](Node n) { return n.flag("groupDistinct"); }},
    Rule{"VacuumRelation", 18, "VACUUM ONLY and ANALYZE ONLY",
         [](Node n) { return !n.field("relation").flag("inh"); }},
};

class Search {
 public:
  explicit Search(const Statement& statement) : text_(statement.text) {
    visit(statement.node, 0);
    read_numbers();
    read_returning();
  }
  [[nodiscard]] std::optional<VersionedSyntax> take() { return std::move(found_); }

 private:
  void visit(Node node, int depth) {
    constexpr int max_depth = 500;
    if (depth > max_depth) return;
    for (const Rule& rule : rules) {
      // A parser knows no newer syntax than its own, and its trees lack the fields for it.
      if (!node.is(rule.kind) || rule.version > sql_backend().version()) continue;
      if (rule.applies(node)) found(rule.version, rule.name, place_of(node));
    }
    if (node.is("AlterDomainStmt")) return;  // its constraints have rules of their own
    for (const Node& child : node.children()) visit(child, depth + 1);
  }

  [[nodiscard]] TokenRange place_of(Node node) const {
    if (!node.has("location")) return text_.all();
    const std::size_t token = std::min(text_.at(node.location()), text_.size() - 1);
    return {token, token + 1};
  }

  void found(int version, const char* name, TokenRange place) {
    if (!found_ || found_->version < version) found_ = VersionedSyntax{version, name, place};
  }

  /// 0xFF, 0o17, 0b101, 1_000
  void read_numbers() {
    for (std::size_t i = 0; i < text_.size(); ++i) {
      const bool is_new = text_.kind(i) == TokenKind::number &&
                          text_.word(i).find_first_of("_xXoObB") != std::string_view::npos;
      if (is_new) found(16, "a number in another base or with underscores", {i, i + 1});
    }
  }

  /// RETURNING old.a: older versions look for a relation of that name.
  void read_returning() {
    if (text_.is(0, "create")) return;
    const std::size_t returning = text_.find(text_.all(), {"returning"});
    if (returning == text_.size()) return;
    const auto is_row = [&](std::size_t i) { return text_.is(i, "old") || text_.is(i, "new"); };
    for (std::size_t i = 0; i < returning; ++i) {
      if (is_row(i)) return;
    }
    if (text_.is(returning + 1, "with")) {
      return found(18, "RETURNING WITH", {returning, returning + 2});
    }
    for (std::size_t i = returning; i < text_.size(); ++i) {
      if (is_row(i) && text_.is(i + 1, ".")) found(18, "RETURNING old or new", {i, i + 1});
    }
  }

  const SqlText& text_;
  std::optional<VersionedSyntax> found_;
};

struct NewWord {
  const char* word;
  int version;
};
constexpr std::array new_words{
    NewWord{"access", 17},         NewWord{"all", 19},
    NewWord{"array", 16},          NewWord{"at", 17},
    NewWord{"conflict", 19},       NewWord{"constraint", 18},
    NewWord{"domain", 17},         NewWord{"grant", 16},
    NewWord{"enforced", 18},       NewWord{"expression", 17},
    NewWord{"generated", 18},      NewWord{"ignore", 19},
    NewWord{"inherit", 16},        NewWord{"is", 16},
    NewWord{"json", 17},           NewWord{"json_array", 16},
    NewWord{"json_arrayagg", 16},  NewWord{"json_exists", 17},
    NewWord{"json_object", 16},    NewWord{"json_objectagg", 16},
    NewWord{"json_query", 17},     NewWord{"json_scalar", 17},
    NewWord{"json_serialize", 17}, NewWord{"json_table", 17},
    NewWord{"json_value", 17},     NewWord{"local", 17},
    NewWord{"maintain", 17},       NewWord{"on_error", 17},
    NewWord{"overlaps", 18},       NewWord{"partitions", 19},
    NewWord{"period", 18},         NewWord{"portion", 19},
    NewWord{"property", 19},       NewWord{"reindex", 16},
    NewWord{"reject_limit", 18},   NewWord{"repack", 19},
    NewWord{"respect", 19},        NewWord{"returning", 17},
    NewWord{"source", 17},         NewWord{"split", 19},
    NewWord{"statistics", 16},     NewWord{"storage", 16},
    NewWord{"target", 17},         NewWord{"vacuum", 18},
    NewWord{"virtual", 18},
};

/// `(…) WITH OIDS` and `SET WITH OIDS`.
std::size_t with_oids(const SqlText& text) {
  std::size_t at = 0;
  while (at < text.size() && !text.are(at, {"with", "oids"})) ++at;
  return at;
}

/// `n !` at the end of an expression.
std::size_t postfix_operator(const SqlText& text) {
  for (std::size_t i = 1; i < text.size(); ++i) {
    const bool ends = i + 1 == text.size() || text.is(i + 1, ")") || text.is(i + 1, ",") ||
                      text.is(i + 1, "from") || text.is(i + 1, "as");
    const bool operand = text.kind(i - 1) == TokenKind::number || text.is(i - 1, ")") ||
                         text.kind(i - 1) == TokenKind::identifier;
    if (text.is(i, "!") && ends && operand) return i;
  }
  return text.size();
}

}  // namespace

std::optional<VersionedSyntax> newest_syntax(const Statement& statement) {
  return Search(statement).take();
}

std::optional<VersionedSyntax> removed_syntax(const SqlText& text) {
  if (const std::size_t at = with_oids(text); at < text.size()) {
    return VersionedSyntax{12, "WITH OIDS", {at, at + 2}};
  }
  if (const std::size_t at = postfix_operator(text); at < text.size()) {
    return VersionedSyntax{14, "an operator behind its operand", {at, at + 1}};
  }
  return std::nullopt;
}

bool may_be_newer_syntax(const SqlText& text, const std::string& message, int parser, int newest) {
  const auto may_be = [&](int version) { return parser < version && version <= newest; };
  if (may_be(16) && message.find("subquery in FROM must have an alias") != std::string::npos) {
    return true;
  }
  const bool constraint =
      text.find(text.all(), {"add"}) < text.size() && text.find(text.all(), {"not"}) < text.size();
  if (may_be(18) && constraint) return true;
  const auto is_new = [&](std::size_t index) {
    const bool number = text.kind(index) == TokenKind::number &&
                        text.word(index).find_first_of("_xXoObB") != std::string_view::npos;
    return (may_be(16) && number) ||
           std::any_of(new_words.begin(), new_words.end(), [&](const NewWord& one) {
             return may_be(one.version) && text.is(index, one.word);
           });
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_new(i)) return true;
  }
  return false;
}

}  // namespace migcheck::sql
