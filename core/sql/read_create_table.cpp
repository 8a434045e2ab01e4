// SPDX-License-Identifier: Apache-2.0
// CREATE TABLE in its forms.
#include <algorithm>
#include <cctype>

#include "core/sql/definitions.h"
#include "core/sql/hole.h"
#include "core/sql/readers.h"

namespace migcheck::sql {
namespace {

/// The elements of the table's bracket: `(a int, b text, PRIMARY KEY (a))`.
std::vector<TokenRange> table_elements(const SqlText& text, std::size_t behind_name) {
  const std::size_t stop = text.find({behind_name, text.size()}, {"(", "for", "default", "as"});
  return text.is(stop, "(") ? text.split(text.inside(stop)) : std::vector<TokenRange>();
}

/// The bits of TableLikeClause.options.
LikeOptions like_options(long bits) {
  constexpr long comments = 1 << 0;
  constexpr long constraints = 1 << 2;
  constexpr long defaults = 1 << 3;
  constexpr long generated = 1 << 4;
  constexpr long identity = 1 << 5;
  constexpr long indexes = 1 << 6;
  LikeOptions options;
  options.defaults = (bits & defaults) != 0;
  options.constraints = (bits & constraints) != 0;
  options.identity = (bits & identity) != 0;
  options.generated = (bits & generated) != 0;
  options.indexes = (bits & indexes) != 0;
  options.comments = (bits & comments) != 0;
  return options;
}

class TableReader {
 public:
  TableReader(Reading& reading, Node node)
      : reading_(reading), text_(reading.text), node_(node), name_(reading.created_name()) {}

  void run() {
    table_.name = reading_.relation(node_.field("relation"));
    table_.if_not_exists = node_.flag("if_not_exists");
    const std::string persistence = node_.field("relation").text("relpersistence");
    table_.temporary = persistence == "t";
    table_.unlogged = persistence == "u";
    elements_ = table_elements(text_, name_.last);
    for (const Node& element : node_.list("tableElts")) read_element(element);
    for (const Node& constraint : node_.list("constraints")) read_element(constraint);
    apply_not_null();
    read_parents();
    table_.partition_key = partition_key();
    if (node_.has("ofTypename")) table_.columns_known = false;
    reading_.add(std::move(table_), {0, name_.last}, reading_.if_exists({0, name_.last}));
    if (named_not_null_) {
      reading_.add_unknown("the name of a NOT NULL constraint is not modelled", {0, name_.last});
    }
  }

 private:
  [[nodiscard]] TokenRange element_of(Node node) const {
    const std::size_t first = text_.at(node.location());
    const auto found = std::find_if(elements_.begin(), elements_.end(), [first](TokenRange range) {
      return range.first <= first && first < range.last;
    });
    return found == elements_.end() ? TokenRange{first, text_.size()} : *found;
  }

  void read_element(Node element) {
    if (element.is("ColumnDef")) return read_table_column(element);
    if (element.is("TableLikeClause")) {
      table_.like.push_back(reading_.relation(element.field("relation")));
      table_.like_options.push_back(like_options(element.number("options")));
    } else if (element.text("contype") == "CONSTR_NOTNULL") {
      const std::vector<std::string> keys = element.strings("keys");
      not_null_.insert(not_null_.end(), keys.begin(), keys.end());
      named_not_null_ = named_not_null_ || element.has("conname");
    } else if (is_table_constraint(element)) {
      table_.constraints.push_back(read_constraint(reading_, element, element_of(element)));
    }
  }

  void read_table_column(Node element) {
    if (has_hole(element.text("colname"))) {
      table_.columns_known = false;
      return;
    }
    ColumnDefinition definition = read_column(reading_, element, element_of(element));
    table_.columns.push_back(std::move(definition.column));
    std::move(definition.constraints.begin(), definition.constraints.end(),
              std::back_inserter(table_.constraints));
  }

  /// NOT NULL as a table constraint, which PostgreSQL 18 has, may stand before its column.
  void apply_not_null() {
    for (ColumnDef& column : table_.columns) {
      const bool named =
          std::find(not_null_.begin(), not_null_.end(), column.name) != not_null_.end();
      if (named) column.nullable = false;
    }
  }

  void read_parents() {
    for (const Node& parent : node_.list("inhRelations")) {
      if (node_.has("partbound")) {
        table_.partition_of = reading_.relation(parent);
      } else {
        table_.inherits.push_back(reading_.relation(parent));
      }
    }
  }

  [[nodiscard]] std::optional<std::string> partition_key() const {
    if (!node_.has("partspec")) return std::nullopt;
    const std::size_t strategy = text_.at(node_.field("partspec").location()) + 2;
    const std::size_t open = strategy + 1;
    std::string method(text_.word(strategy));
    for (char& byte : method)
      byte = static_cast<char>(std::toupper(static_cast<unsigned char>(byte)));
    return method + " (" + reading_.expression(text_.inside(open)) + ")";
  }

  Reading& reading_;
  const SqlText& text_;
  Node node_;
  TokenRange name_;
  std::vector<TokenRange> elements_;
  CreateTable table_;
  std::vector<std::string> not_null_;
  bool named_not_null_ = false;
};

}  // namespace

void read_create_table(Reading& reading) { TableReader(reading, reading.node).run(); }

void read_create_foreign_table(Reading& reading) {
  TableReader(reading, reading.node.field("base")).run();
}

void read_create_table_as(Reading& reading) {
  const Node node = reading.node;
  const QualifiedName name = reading.relation(node.field("into").field("rel"));
  const TokenRange head = reading.created_head();
  const auto clause = reading.if_exists(head);
  const std::size_t as = reading.text.find({head.last, reading.text.size()}, {"as"}) + 1;
  if (node.text("objtype") == "OBJECT_MATVIEW") {
    CreateView view;
    view.name = name;
    view.materialized = true;
    view.if_not_exists = node.flag("if_not_exists");
    view.query = reading.expression({as, reading.text.size()});
    view.reads = relations_read(reading, node.field("query"));
    reading.add(std::move(view), head, clause);
    return;
  }
  CreateTable table;
  table.name = name;
  table.if_not_exists = node.flag("if_not_exists");
  table.temporary = node.field("into").field("rel").text("relpersistence") == "t";
  table.columns_known = false;
  reading.add(std::move(table), head, clause);
}

}  // namespace migcheck::sql
