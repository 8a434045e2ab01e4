// SPDX-License-Identifier: Apache-2.0
#include "core/sql/query_columns.h"

#include <algorithm>
#include <array>
#include <map>

#include "core/sql/catalog_view.h"
#include "core/sql/hole.h"
#include "core/sql/result_types.h"

namespace migcheck::sql {
namespace {

using Columns = std::vector<ColumnDef>;
using MaybeColumns = std::optional<Columns>;

constexpr int max_query_depth = 50;

ColumnDef column_of(std::string name, DataType type) {
  ColumnDef column;
  column.name = std::move(name);
  column.type = std::move(type);
  return column;
}

/// What stands behind FROM: a name, and the columns where they are known.
struct Source {
  std::string name;
  MaybeColumns columns;
};

/// The name that PostgreSQL gives a column without an alias, and how sure it is of it: 2 for the
/// name of a column or function, 1 for a type or a keyword, 0 for none.
struct ColumnName {
  std::string text = "?column?";
  int strength = 0;
};

ColumnName last_field(const std::vector<std::string>& fields) {
  return fields.empty() ? ColumnName() : ColumnName{fields.back(), 2};
}

ColumnName natural_name(Node value, int depth);

ColumnName keyword_name(Node value) {
  constexpr std::array<std::pair<std::string_view, const char*>, 4> keywords{
      {{"CoalesceExpr", "coalesce"},
       {"A_ArrayExpr", "array"},
       {"RowExpr", "row"},
       {"GroupingFunc", "grouping"}}};
  for (const auto& [kind, name] : keywords) {
    if (value.is(kind)) return {name, 2};
  }
  if (value.is("MinMaxExpr")) return {value.text("op") == "IS_LEAST" ? "least" : "greatest", 2};
  return {};
}

ColumnName natural_name(Node value, int depth) {
  if (depth > max_query_depth) return {};
  if (value.is("ColumnRef")) return last_field(value.strings("fields"));
  if (value.is("FuncCall")) return last_field(value.strings("funcname"));
  if (value.is("CollateClause")) return natural_name(value.field("arg"), depth + 1);
  if (value.is("A_Indirection")) {
    for (const Node& part : value.list("indirection")) {
      if (part.is("String")) return {part.string_value(), 2};
    }
    return natural_name(value.field("arg"), depth + 1);
  }
  if (value.is("TypeCast")) {
    const ColumnName inner = natural_name(value.field("arg"), depth + 1);
    const auto names = value.field("typeName").strings("names");
    return inner.strength > 1 || names.empty() ? inner : ColumnName{names.back(), 1};
  }
  if (value.is("CaseExpr")) {
    const ColumnName inner = natural_name(value.field("defresult"), depth + 1);
    return inner.strength > 1 ? inner : ColumnName{"case", 1};
  }
  if (value.is("SubLink")) {
    const std::string kind = value.text("subLinkType");
    if (kind == "EXISTS_SUBLINK") return {"exists", 2};
    if (kind == "ARRAY_SUBLINK") return {"array", 2};
    const auto targets = value.field("subselect").list("targetList");
    if (kind != "EXPR_SUBLINK" || targets.empty()) return {};
    const std::string alias = targets.front().text("name");
    return alias.empty() ? natural_name(targets.front().field("val"), depth + 1)
                         : ColumnName{alias, 2};
  }
  return keyword_name(value);
}

/// `current_date` and its like, by what the parser calls them.
std::optional<std::pair<const char*, const char*>> session_column(const std::string& what) {
  constexpr std::array<std::array<const char*, 3>, 5> known{
      {{"SVFOP_CURRENT_DATE", "current_date", "date"},
       {"SVFOP_CURRENT_TIMESTAMP", "current_timestamp", "timestamp with time zone"},
       {"SVFOP_LOCALTIMESTAMP", "localtimestamp", "timestamp without time zone"},
       {"SVFOP_CURRENT_USER", "current_user", "name"},
       {"SVFOP_SESSION_USER", "session_user", "name"}}};
  for (const auto& row : known) {
    if (what == row[0]) return std::pair{row[1], row[2]};
  }
  return std::nullopt;
}

DataType constant_type(Node value) {
  if (value.has("boolval")) return DataType::builtin("boolean");
  if (value.has("sval") || value.flag("isnull")) return DataType::builtin("text");
  if (value.has("ival")) return DataType::builtin("integer");
  if (!value.has("fval")) return DataType::unknown();
  const std::string digits = value.field("fval").text("fval");
  const bool whole = std::all_of(digits.begin(), digits.end(),
                                 [](unsigned char c) { return c >= '0' && c <= '9'; });
  const bool big =
      whole && (digits.size() < 19 || (digits.size() == 19 && digits <= "9223372036854775807"));
  return DataType::builtin(big ? "bigint" : "numeric");
}

class QueryReader {
 public:
  QueryReader(const Catalog& catalog, const SqlText& text) : catalog_(catalog), text_(text) {}

  MaybeColumns columns(Node query, int depth) {
    // A field that always holds a query has no node of its own kind.
    if (depth > max_query_depth || (!query.is("SelectStmt") && !query.kind().empty()))
      return std::nullopt;
    const std::size_t outer = defined_.size();
    for (const Node& cte : query.field("withClause").list("ctes")) define(cte, depth);
    MaybeColumns found = body(query, depth);
    defined_.erase(defined_.begin() + static_cast<std::ptrdiff_t>(outer), defined_.end());
    return found;
  }

 private:
  MaybeColumns body(Node query, int depth) {
    const std::string operation = query.text("op");
    if (query.has("larg") && operation != "SETOP_NONE" && !operation.empty())
      return both(query, depth);
    const std::vector<Node> rows = query.list("valuesLists");
    return rows.empty() ? selected(query, depth) : listed(rows.front());
  }

  /// UNION and its like: types that differ become one by rules of their own.
  MaybeColumns both(Node query, int depth) {
    MaybeColumns left = columns(query.field("larg"), depth + 1);
    const MaybeColumns right = columns(query.field("rarg"), depth + 1);
    if (!left || !right || left->size() != right->size()) return std::nullopt;
    for (std::size_t i = 0; i < left->size(); ++i) {
      const DataType& type = (*left)[i].type;
      if (type.format() != (*right)[i].type.format()) (*left)[i].type = DataType::unknown();
    }
    return left;
  }

  MaybeColumns listed(Node row) {
    Columns found;
    while (found.size() < row.items().size())
      found.push_back(column_of("column" + std::to_string(found.size() + 1), DataType::unknown()));
    return found;
  }

  MaybeColumns selected(Node query, int depth) {
    std::vector<Source> sources;
    for (const Node& item : query.list("fromClause")) add_source(item, sources, depth);
    Columns found;
    for (const Node& target : query.list("targetList")) {
      const Node value = target.field("val");
      if (const auto star = star_of(value)) {
        if (!add_all(*star, sources, found)) return std::nullopt;
        continue;
      }
      std::string name = target.text("name");
      DataType type = type_of(value, sources, depth);
      if (name.empty()) name = name_of(value);
      if (has_hole(name)) return std::nullopt;
      found.push_back(column_of(std::move(name), std::move(type)));
    }
    return found.empty() ? MaybeColumns() : found;
  }

  static std::string name_of(Node value) {
    if (value.is("SQLValueFunction")) {
      const auto known = session_column(value.text("op"));
      if (known) return known->first;
    }
    return natural_name(value, 0).text;
  }

  /// The name before `.*`, empty for a star alone; nothing for anything else.
  static std::optional<std::string> star_of(Node value) {
    if (!value.is("ColumnRef")) return std::nullopt;
    const std::vector<Node> fields = value.list("fields");
    if (fields.empty() || !fields.back().is("A_Star")) return std::nullopt;
    return fields.size() < 2 ? std::string() : fields[fields.size() - 2].string_value();
  }

  static bool add_all(const std::string& name, const std::vector<Source>& sources, Columns& found) {
    bool any = false;
    for (const Source& source : sources) {
      if (!name.empty() && source.name != name) continue;
      if (!source.columns) return false;
      any = true;
      found.insert(found.end(), source.columns->begin(), source.columns->end());
    }
    return any;
  }

  void define(Node cte, int depth) {
    Source source;
    source.name = cte.text("ctename");
    const Node query = cte.field("ctequery");
    const bool renamed = cte.has("aliascolnames");
    if (!renamed) source.columns = columns(query, depth + 1);
    defined_.push_back(std::move(source));
  }

  void add_source(Node item, std::vector<Source>& sources, int depth) {
    if (depth > max_query_depth) return;
    const Node alias = item.field("alias");
    if (item.is("RangeVar")) return sources.push_back(relation(item, alias));
    if (item.is("JoinExpr")) return add_join(item, sources, depth);
    Source source;
    source.name = alias.text("aliasname");
    if (item.is("RangeSubselect") && !alias.has("colnames"))
      source.columns = columns(item.field("subquery"), depth + 1);
    sources.push_back(std::move(source));
  }

  /// USING and NATURAL put columns of both sides together, in another order.
  void add_join(Node join, std::vector<Source>& sources, int depth) {
    const std::size_t first = sources.size();
    add_source(join.field("larg"), sources, depth + 1);
    add_source(join.field("rarg"), sources, depth + 1);
    if (!join.has("usingClause") && !join.flag("isNatural") && !join.has("alias")) return;
    for (std::size_t i = first; i < sources.size(); ++i) sources[i].columns.reset();
  }

  Source relation(Node item, Node alias) const {
    const QualifiedName name{item.text("schemaname"), item.text("relname")};
    Source source;
    source.name = alias ? alias.text("aliasname") : name.name;
    if (alias.has("colnames")) return source;
    const auto defined = std::find_if(defined_.rbegin(), defined_.rend(),
                                      [&](const Source& one) { return one.name == name.name; });
    if (name.schema.empty() && defined != defined_.rend()) {
      source.columns = defined->columns;
      return source;
    }
    const Table* table = catalog_.table(name);
    if (table == nullptr || !table->columns_known || !CatalogView(catalog_).sure(*table))
      return source;
    source.columns.emplace();
    for (const Column& column : table->columns)
      source.columns->push_back(column_of(column.def.name, column.def.type));
    return source;
  }

  DataType type_of(Node value, const std::vector<Source>& sources, int depth) {
    if (value.is("A_Const")) return constant_type(value);
    if (depth > max_query_depth) return DataType::unknown();
    if (value.is("FuncCall")) return call_type(value, sources, depth);
    if (value.is("A_Expr")) return expression_type(value, sources, depth);
    if (value.is("CaseExpr")) return case_type(value, sources, depth);
    if (value.is("CoalesceExpr") || value.is("MinMaxExpr"))
      return common_type(operands(value.list("args"), sources, depth));
    if (value.is("ColumnRef")) return column_type(value.strings("fields"), sources);
    if (value.is("BoolExpr") || value.is("NullTest") || value.is("BooleanTest"))
      return DataType::builtin("boolean");
    if (value.is("TypeCast")) return Reading(text_, value).type(value.field("typeName"));
    if (value.is("SQLValueFunction")) {
      const auto known = session_column(value.text("op"));
      return known ? DataType::builtin(known->second) : DataType::unknown();
    }
    if (value.is("SubLink") && value.text("subLinkType") == "EXISTS_SUBLINK")
      return DataType::builtin("boolean");
    if (value.is("SubLink") && value.text("subLinkType") == "EXPR_SUBLINK") {
      const MaybeColumns inner = columns(value.field("subselect"), depth + 1);
      if (inner && inner->size() == 1) return inner->front().type;
    }
    return DataType::unknown();
  }

  static bool untyped(Node value) {
    return value.is("A_Const") && (value.has("sval") || value.flag("isnull"));
  }

  Operand operand(Node value, const std::vector<Source>& sources, int depth) {
    if (!value || untyped(value)) return {DataType::builtin("text"), true};
    return {type_of(value, sources, depth + 1), false};
  }

  std::vector<Operand> operands(const std::vector<Node>& values, const std::vector<Source>& sources,
                                int depth) {
    std::vector<Operand> found;
    found.reserve(values.size());
    for (const Node& value : values) found.push_back(operand(value, sources, depth));
    return found;
  }

  DataType call_type(Node call, const std::vector<Source>& sources, int depth) {
    const auto names = call.strings("funcname");
    if (names.empty() || (names.size() > 1 && names.front() != "pg_catalog"))
      return DataType::unknown();
    return function_type(names.back(), operands(call.list("args"), sources, depth));
  }

  /// The branch ELSE counts first.
  DataType case_type(Node value, const std::vector<Source>& sources, int depth) {
    std::vector<Operand> results{operand(value.field("defresult"), sources, depth)};
    for (const Node& branch : value.list("args"))
      results.push_back(operand(branch.field("result"), sources, depth));
    return common_type(results);
  }

  DataType expression_type(Node value, const std::vector<Source>& sources, int depth) {
    const std::string kind = value.text("kind");
    const std::vector<std::string> name = value.strings("name");
    if (kind == "AEXPR_OP" && name.size() == 1)
      return operator_type(name[0], operand(value.field("lexpr"), sources, depth),
                           operand(value.field("rexpr"), sources, depth));
    constexpr std::array<std::string_view, 9> conditions{
        "AEXPR_IN",          "AEXPR_LIKE",   "AEXPR_ILIKE",  "AEXPR_SIMILAR", "AEXPR_BETWEEN",
        "AEXPR_NOT_BETWEEN", "AEXPR_OP_ANY", "AEXPR_OP_ALL", "AEXPR_DISTINCT"};
    const bool condition =
        std::find(conditions.begin(), conditions.end(), kind) != conditions.end();
    return condition ? DataType::builtin("boolean") : DataType::unknown();
  }

  static DataType column_type(const std::vector<std::string>& fields,
                              const std::vector<Source>& sources) {
    const ColumnDef* found = nullptr;
    for (const Source& source : sources) {
      if (fields.size() > 1 && source.name != fields[fields.size() - 2]) continue;
      if (!source.columns) return DataType::unknown();
      for (const ColumnDef& column : *source.columns) {
        if (column.name == fields.back() && found == nullptr) found = &column;
      }
    }
    return found == nullptr ? DataType::unknown() : found->type;
  }

  const Catalog& catalog_;
  const SqlText& text_;
  std::vector<Source> defined_;  ///< by WITH, inner ones last
};

}  // namespace

std::optional<std::vector<ColumnDef>> query_columns(const Catalog& catalog, const SqlText& text,
                                                    Node query) {
  return QueryReader(catalog, text).columns(query, 0);
}

void take_query_columns(const Catalog& catalog, const Statement& statement,
                        std::vector<PlannedOperation>& planned) {
  const bool selects = statement.node.is("SelectStmt");
  const Node query = selects ? statement.node : statement.node.field("query");
  const Node into = statement.node.field(selects ? "intoClause" : "into");
  const auto made = std::find_if(planned.begin(), planned.end(), [](const PlannedOperation& one) {
    return one.operation.as<CreateTable>() != nullptr;
  });
  auto columns = query_columns(catalog, statement.text, query);
  const std::vector<std::string> names = into.strings("colNames");
  if (made == planned.end() || !columns || names.size() > columns->size()) return;
  for (std::size_t i = 0; i < names.size(); ++i) (*columns)[i].name = names[i];
  auto& table = std::get<CreateTable>(made->operation.payload);
  table.columns = std::move(*columns);
  for (ColumnDef& column : table.columns) column.span = made->operation.span;
  table.columns_known = true;
  if (into.flag("skipData")) return;
  PlannedOperation rows;
  rows.operation = made->operation;
  DataChange change;
  change.tables = {table.name};
  rows.operation.payload = std::move(change);
  planned.push_back(std::move(rows));
}

}  // namespace migcheck::sql
