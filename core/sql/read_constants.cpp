// SPDX-License-Identifier: Apache-2.0
// The constants of SELECT, INSERT, UPDATE and DELETE of which it is plain what type the server
// gives them: new values of columns, what is compared with a column, and casts.
#include <algorithm>
#include <array>

#include "core/sql/hole.h"
#include "core/sql/readers.h"

namespace migcheck::sql {
namespace {

using Use = DataConstant::Use;

/// The table whose columns the names in WHERE stand for.
struct Scope {
  QualifiedName table;
  std::string alias;
};

std::string compared_column(const Scope& scope, Node node) {
  if (!node.is("ColumnRef")) return {};
  const std::vector<std::string> names = node.strings("fields");
  if (names.size() != node.list("fields").size() || names.empty() || names.size() > 2) return {};
  return names.size() == 1 || names.front() == scope.alias ? names.back() : std::string();
}

class ConstantReader {
 public:
  explicit ConstantReader(Reading& reading) : reading_(reading) {}

  [[nodiscard]] std::vector<DataConstant> read(Node statement) {
    if (statement.is("InsertStmt")) read_insert(statement);
    if (statement.is("UpdateStmt")) read_update(statement);
    if (statement.is("DeleteStmt") && statement.list("usingClause").empty())
      read_condition(scope_of(statement.field("relation")), statement.field("whereClause"), 0);
    if (statement.is("SelectStmt")) read_query(statement);
    read_casts(statement, 0);
    return std::move(out_);
  }

 private:
  static constexpr int max_depth = 200;

  [[nodiscard]] static Scope scope_of(Node relation) {
    const std::string alias = relation.field("alias").text("aliasname");
    const std::string name = relation.text("relname");
    return {{relation.text("schemaname"), name}, alias.empty() ? name : alias};
  }

  void add(DataConstant constant, Node value) {
    if (!value.is("A_Const") || has_hole(constant.column) || has_hole(constant.table.name)) return;
    if (value.has("sval")) {
      constant.text = value.field("sval").text("sval");
      if (has_hole(*constant.text)) return;
    } else if (value.has("ival")) {
      constant.type = DataType::builtin("integer");
    } else if (value.has("boolval")) {
      constant.type = DataType::builtin("boolean");
    } else if (value.flag("isnull") && rows_are_made_) {
      constant.null = true;
    } else {
      return;
    }
    out_.push_back(std::move(constant));
  }

  void add_stored(const QualifiedName& table, Node target, Node value) {
    if (target.text("name").empty() || !target.list("indirection").empty()) return;
    DataConstant constant;
    constant.table = table;
    constant.column = target.text("name");
    add(std::move(constant), value);
  }

  void read_row(const QualifiedName& table, const std::vector<Node>& columns,
                const std::vector<Node>& values) {
    for (std::size_t at = 0; at < values.size(); ++at) {
      if (at < columns.size()) {
        add_stored(table, columns[at], values[at]);
      } else if (columns.empty()) {
        DataConstant constant;
        constant.table = table;
        constant.position = at;
        add(std::move(constant), values[at]);
      }
    }
  }

  /// The values of a query, up to a star, which stands for any number of them.
  [[nodiscard]] static std::vector<Node> selected(Node query) {
    std::vector<Node> values;
    for (const Node& target : query.list("targetList")) {
      const Node value = target.field("val");
      if (value.is("ColumnRef") && value.strings("fields").size() != value.list("fields").size())
        break;
      values.push_back(value);
    }
    return values;
  }

  void read_insert(Node statement) {
    const QualifiedName table = scope_of(statement.field("relation")).table;
    const std::vector<Node> columns = statement.list("cols");
    const Node query = statement.field("selectStmt");
    rows_are_made_ = true;
    for (const Node& row : query.list("valuesLists")) read_row(table, columns, row.items());
    rows_are_made_ = false;
    // Of these the server makes text before it knows the column.
    const bool resolved = query.has("larg") || !query.list("distinctClause").empty() ||
                          !query.list("sortClause").empty() || !query.list("groupClause").empty();
    if (!resolved) read_row(table, columns, selected(query));
    for (const Node& target : statement.field("onConflictClause").list("targetList"))
      add_stored(table, target, target.field("val"));
  }

  void read_update(Node statement) {
    const Scope scope = scope_of(statement.field("relation"));
    if (statement.list("fromClause").empty())
      read_condition(scope, statement.field("whereClause"), 0);
    for (const Node& target : statement.list("targetList"))
      add_stored(scope.table, target, target.field("val"));
  }

  void read_query(Node query) {
    const std::vector<Node> from = query.list("fromClause");
    if (from.size() != 1 || !from[0].is("RangeVar") || query.has("withClause")) return;
    read_condition(scope_of(from[0]), query.field("whereClause"), 0);
  }

  void read_condition(const Scope& scope, Node node, int depth) {
    if (depth > max_depth) return;
    if (node.is("BoolExpr")) {
      for (const Node& part : node.list("args")) read_condition(scope, part, depth + 1);
    }
    if (!node.is("A_Expr")) return;
    const std::string kind = node.text("kind");
    if (kind == "AEXPR_OP") read_comparison(scope, node);
    if (kind == "AEXPR_IN") read_list(scope, node);
  }

  void add_compared(const Scope& scope, const std::string& column, Node node, Node value,
                    bool first) {
    DataConstant constant;
    constant.use = Use::compared;
    constant.table = scope.table;
    constant.column = column;
    constant.comparison = node.strings("name").back();
    constant.first = first;
    add(std::move(constant), value);
  }

  void read_comparison(const Scope& scope, Node node) {
    constexpr std::array<std::string_view, 6> comparisons{"=", "<>", "<", "<=", ">", ">="};
    const std::vector<std::string> name = node.strings("name");
    if (name.size() != 1 ||
        std::find(comparisons.begin(), comparisons.end(), name[0]) == comparisons.end())
      return;
    const Node left = node.field("lexpr");
    const Node right = node.field("rexpr");
    if (const std::string column = compared_column(scope, left); !column.empty())
      add_compared(scope, column, node, right, false);
    if (const std::string column = compared_column(scope, right); !column.empty())
      add_compared(scope, column, node, left, true);
  }

  /// Only lists of strings: with other constants in it, all get a type in common.
  void read_list(const Scope& scope, Node node) {
    const std::string column = compared_column(scope, node.field("lexpr"));
    const std::vector<Node> values = node.field("rexpr").items();
    const bool strings = std::all_of(values.begin(), values.end(), [](const Node& value) {
      return value.is("A_Const") && value.has("sval");
    });
    if (column.empty() || !strings) return;
    for (const Node& value : values) add_compared(scope, column, node, value, false);
  }

  void read_casts(Node node, int depth) {
    if (depth > max_depth) return;
    if (node.is("TypeCast") && node.field("arg").is("A_Const") && node.field("arg").has("sval")) {
      DataConstant constant;
      constant.use = Use::cast;
      constant.type = reading_.type(node.field("typeName"));
      add(std::move(constant), node.field("arg"));
    }
    for (const Node& child : node.children()) read_casts(child, depth + 1);
  }

  Reading& reading_;
  std::vector<DataConstant> out_;
  bool rows_are_made_ = false;  ///< of VALUES; those of a query, and conflicts, may not be there
};

bool fills(const std::vector<Node>& rows, std::size_t column) {
  return std::none_of(rows.begin(), rows.end(), [&](const Node& row) {
    const std::vector<Node> values = row.items();
    return column < values.size() && values[column].is("SetToDefault");
  });
}

}  // namespace

std::optional<std::vector<std::string>> columns_given(Node statement) {
  const Node query = statement.field("selectStmt");
  const std::vector<Node> rows = query.list("valuesLists");
  const std::vector<Node> columns = statement.list("cols");
  const bool all_defaults = !query;
  if (!statement.is("InsertStmt") || (!all_defaults && (rows.empty() || columns.empty())))
    return std::nullopt;
  std::vector<std::string> names;
  for (std::size_t at = 0; at < columns.size(); ++at) {
    if (has_hole(columns[at].text("name"))) return std::nullopt;
    if (fills(rows, at)) names.push_back(columns[at].text("name"));
  }
  return names;
}

std::vector<DataConstant> constants_in(Reading& reading, Node statement) {
  return ConstantReader(reading).read(statement);
}

}  // namespace migcheck::sql
