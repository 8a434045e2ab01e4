// SPDX-License-Identifier: Apache-2.0
// The tree gives the parts; the text of expressions is cut out of the source between the tokens
// that delimit it, because the tree knows where an expression's operators are but not where the
// expression ends.
#include "core/sql/definitions.h"

#include <algorithm>
#include <array>
#include <map>

#include "core/sql/hole.h"
#include "core/sql/type_range.h"

namespace migcheck::sql {
namespace {

std::string referential_action(const std::string& code) {
  static const std::map<std::string, std::string> actions{{"a", "NO ACTION"},
                                                          {"r", "RESTRICT"},
                                                          {"c", "CASCADE"},
                                                          {"n", "SET NULL"},
                                                          {"d", "SET DEFAULT"}};
  const auto found = actions.find(code);
  return found == actions.end() ? "NO ACTION" : found->second;
}

std::string match_type(const std::string& code) {
  if (code == "f") return "FULL";
  return code == "p" ? "PARTIAL" : "SIMPLE";
}

/// The columns that an expression names, each once.
void referenced_columns(Node node, int depth, std::vector<std::string>& columns) {
  constexpr int max_depth = 500;
  if (depth > max_depth) return;
  if (node.is("ColumnRef")) {
    const std::vector<std::string> fields = node.strings("fields");
    const bool seen = fields.empty() || fields.back().empty() || has_hole(fields.back()) ||
                      std::find(columns.begin(), columns.end(), fields.back()) != columns.end();
    if (!seen) columns.push_back(fields.back());
    return;
  }
  for (const Node& child : node.children()) referenced_columns(child, depth + 1, columns);
}

void read_references(Reading& reading, Node node, ConstraintDef& constraint) {
  constraint.ref_table = reading.relation(node.field("pktable"));
  constraint.ref_columns = reading.parts(node.strings("pk_attrs"));
  if (node.has("fk_attrs")) constraint.columns = reading.parts(node.strings("fk_attrs"));
  constraint.on_delete = referential_action(node.text("fk_del_action"));
  constraint.on_update = referential_action(node.text("fk_upd_action"));
  constraint.match = match_type(node.text("fk_matchtype"));
}

/// The bracket pair behind the first of these words.
TokenRange bracket_behind(const SqlText& text, TokenRange range, std::string_view word) {
  const std::size_t keyword = text.find(range, {word});
  const std::size_t open = text.find({keyword, range.last}, {"("});
  return open < range.last ? text.inside(open) : TokenRange{};
}

void read_check(Reading& reading, Node node, TokenRange element, ConstraintDef& constraint) {
  const TokenRange condition = bracket_behind(reading.text, element, "check");
  constraint.expression = reading.expression(condition);
  // The server names a constraint after the columns in it.
  const bool unknown_name = !constraint.name && reading.holes_in(condition);
  if (unknown_name) static_cast<void>(reading.part(std::string(hole_mark)));
  referenced_columns(node.field("raw_expr"), 0, constraint.columns);
}

void read_exclusion(Reading& reading, Node node, TokenRange element, ConstraintDef& constraint) {
  constraint.method = node.text("access_method");
  if (constraint.method.empty()) constraint.method = "gist";
  constraint.expression = reading.expression(bracket_behind(reading.text, element, "exclude"));
  if (node.has("where_clause")) {
    constraint.predicate = reading.expression(bracket_behind(reading.text, element, "where"));
  }
  for (const Node& pair : node.list("exclusions")) {
    const std::vector<Node> items = pair.items();
    const std::string column = items.empty() ? "" : items.front().text("name");
    if (!column.empty()) constraint.columns.push_back(column);
  }
}

void read_key(Reading& reading, Node node, ConstraintDef& constraint) {
  if (node.has("keys")) constraint.columns = reading.parts(node.strings("keys"));
  constraint.include = reading.parts(node.strings("including"));
  constraint.nulls_not_distinct = node.flag("nulls_not_distinct");
  if (node.has("indexname")) constraint.using_index = reading.part(node.text("indexname"));
}

struct NamedKind {
  std::string_view node;
  ConstraintKind kind;
};
constexpr std::array constraint_kinds{
    NamedKind{"CONSTR_PRIMARY", ConstraintKind::primary_key},
    NamedKind{"CONSTR_UNIQUE", ConstraintKind::unique},
    NamedKind{"CONSTR_CHECK", ConstraintKind::check},
    NamedKind{"CONSTR_FOREIGN", ConstraintKind::foreign_key},
    NamedKind{"CONSTR_EXCLUSION", ConstraintKind::exclusion},
};

const NamedKind* find_kind(Node node) {
  const auto* const found = std::find_if(
      constraint_kinds.begin(), constraint_kinds.end(),
      [type = node.text("contype")](const NamedKind& one) { return one.node == type; });
  return found == constraint_kinds.end() ? nullptr : found;
}

/// serial, serial4, … of a type that is written without a schema.
std::optional<std::string> serial_base(Node type_name) {
  static const std::map<std::string, std::string> bases{
      {"smallserial", "smallint"}, {"serial2", "smallint"}, {"serial", "integer"},
      {"serial4", "integer"},      {"bigserial", "bigint"}, {"serial8", "bigint"}};
  const std::vector<std::string> names = type_name.strings("names");
  if (names.size() != 1) return std::nullopt;
  const auto found = bases.find(names.front());
  return found == bases.end() ? std::nullopt : std::optional(found->second);
}

/// Reads the definition of one column; the clauses apply in the order they are written.
class ColumnReader {
 public:
  ColumnReader(Reading& reading, Node node, TokenRange element)
      : reading_(reading), text_(reading.text), node_(node), element_(element) {}

  ColumnDefinition run() {
    ColumnDef& column = result_.column;
    column.name = reading_.part(node_.text("colname"));
    column.span = text_.span(element_);
    read_type(column);
    column.collation = node_.field("collClause").strings("collname").empty()
                           ? ""
                           : node_.field("collClause").strings("collname").back();
    const std::vector<Node> clauses = node_.list("constraints");
    for (const Node& clause : clauses) read_clause(clause);
    return std::move(result_);
  }

 private:
  void read_type(ColumnDef& column) {
    const Node type_name = node_.field("typeName");
    if (!type_name) {
      column.type = DataType::unknown();
    } else if (const auto base = serial_base(type_name)) {
      column.type = DataType::builtin(*base);
      column.serial = true;
      column.nullable = false;
    } else {
      column.type = reading_.type(type_name);
    }
  }

  /// The tokens of a clause: from its first to the next clause's first.
  [[nodiscard]] TokenRange clause_range(Node clause) const {
    TokenRange range{text_.at(clause.location()), element_.last};
    std::vector<Node> others = node_.list("constraints");
    if (node_.has("collClause")) others.push_back(node_.field("collClause"));
    for (const Node& other : others) {
      const std::size_t first = text_.at(other.location());
      if (first > range.first) range.last = std::min(range.last, first);
    }
    return range;
  }

  void read_clause(Node clause) {
    const std::string type = clause.text("contype");
    const TokenRange range = clause_range(clause);
    if (is_table_constraint(clause)) return read_own_constraint(clause, range);
    if (type == "CONSTR_NOTNULL") result_.column.nullable = false;
    if (type == "CONSTR_DEFAULT") read_default(range);
    if (type == "CONSTR_IDENTITY") {
      result_.column.identity = clause.text("generated_when") == "a" ? 'a' : 'd';
      result_.column.identity_sequence = identity_sequence(reading_, clause);
      result_.column.nullable = false;
    }
    if (type == "CONSTR_GENERATED") {
      result_.column.generated = reading_.expression(bracket_behind(text_, range, "as"));
    }
    read_attribute(type);
  }

  void read_own_constraint(Node clause, TokenRange range) {
    ConstraintDef constraint = read_constraint(reading_, clause, range);
    if (constraint.kind != ConstraintKind::check) constraint.columns = {result_.column.name};
    if (constraint.kind == ConstraintKind::primary_key) result_.column.nullable = false;
    result_.constraints.push_back(std::move(constraint));
  }

  void read_default(TokenRange range) {
    range.first = std::min(text_.find(range, {"default"}) + 1, range.last);
    result_.column.default_span = text_.span(range);
    result_.column.default_known = !reading_.holes_in(range);
    if (result_.column.default_known) result_.column.default_sql = text_.slice(range);
  }

  void read_attribute(const std::string& type) {
    if (result_.constraints.empty()) return;
    ConstraintDef& last = result_.constraints.back();
    if (type == "CONSTR_ATTR_DEFERRABLE") last.deferrable = true;
    if (type == "CONSTR_ATTR_DEFERRED") last.deferrable = last.initially_deferred = true;
  }

  Reading& reading_;
  const SqlText& text_;
  Node node_;
  TokenRange element_;
  ColumnDefinition result_;
};

}  // namespace

std::optional<QualifiedName> identity_sequence(Reading& reading, Node clause) {
  for (const Node& option : clause.list("options")) {
    if (option.text("defname") != "sequence_name") continue;
    const std::vector<std::string> names = option.field("arg").item_strings();
    if (!names.empty()) return reading.qualified(names);
  }
  return std::nullopt;
}

bool is_table_constraint(Node node) { return find_kind(node) != nullptr; }

ConstraintDef read_constraint(Reading& reading, Node node, TokenRange element) {
  ConstraintDef constraint;
  if (const NamedKind* kind = find_kind(node)) constraint.kind = kind->kind;
  if (node.has("conname")) constraint.name = reading.part(node.text("conname"));
  constraint.deferrable = node.flag("deferrable");
  constraint.initially_deferred = node.flag("initdeferred");
  constraint.span = reading.text.span({reading.text.at(node.location()), element.last});
  if (constraint.kind == ConstraintKind::foreign_key) read_references(reading, node, constraint);
  if (constraint.kind == ConstraintKind::check) read_check(reading, node, element, constraint);
  if (constraint.kind == ConstraintKind::exclusion) {
    read_exclusion(reading, node, element, constraint);
  }
  read_key(reading, node, constraint);
  return constraint;
}

ColumnDefinition read_column(Reading& reading, Node node, TokenRange element) {
  return ColumnReader(reading, node, element).run();
}

}  // namespace migcheck::sql
