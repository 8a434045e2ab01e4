// SPDX-License-Identifier: Apache-2.0
// CREATE TYPE, ALTER TYPE … VALUE, CREATE DOMAIN.
#include "core/sql/definitions.h"
#include "core/sql/hole.h"
#include "core/sql/readers.h"

namespace migcheck::sql {
namespace {

/// The string token of a range that has this value.
TokenRange string_token(const SqlText& text, TokenRange range, const std::string& value) {
  for (std::size_t i = range.first; i < range.last; ++i) {
    const bool string =
        text.kind(i) == TokenKind::string || text.kind(i) == TokenKind::dollar_string;
    if (string && migcheck::sql::string_value(text.word(i)) == value) return {i, i + 1};
  }
  return {};
}

std::optional<std::string> optional_text(Node node, std::string_view key) {
  return node.has(key) ? std::optional(node.text(key)) : std::nullopt;
}

void add_enum_value(Reading& reading, const QualifiedName& type) {
  const SqlText& text = reading.text;
  const std::size_t value = text.find(text.all(), {"value"});
  AddEnumValue add;
  add.type = type;
  add.label = reading.part(reading.node.text("newVal"));
  add.if_not_exists = reading.node.flag("skipIfNewValExists");
  const std::optional<std::string> neighbour = optional_text(reading.node, "newValNeighbor");
  if (neighbour) static_cast<void>(reading.part(*neighbour));
  (reading.node.flag("newValIsAfter") ? add.after : add.before) = neighbour;
  add.label_span = text.span(string_token(text, {value, text.size()}, add.label));
  reading.add(std::move(add), text.all(), reading.if_exists(text.all()));
}

void rename_enum_value(Reading& reading, const QualifiedName& type) {
  const SqlText& text = reading.text;
  RenameEnumValue rename;
  rename.type = type;
  rename.label = reading.part(reading.node.text("oldVal"));
  rename.new_label = reading.part(reading.node.text("newVal"));
  const std::size_t to = text.find(text.all(), {"to"});
  rename.label_span = text.span(string_token(text, {to, text.size()}, rename.new_label));
  reading.add(std::move(rename), text.all());
}

/// The end of the clause that begins at `clause`, one of a list that is in source order.
std::size_t clause_end(const SqlText& text, const std::vector<Node>& clauses, std::size_t index) {
  return index + 1 < clauses.size() ? text.at(clauses[index + 1].location()) : text.size();
}

}  // namespace

void read_create_enum(Reading& reading) {
  const SqlText& text = reading.text;
  CreateEnum create;
  create.name = reading.qualified(reading.node.strings("typeName"));
  const TokenRange head = reading.created_head();
  const std::size_t open = text.find({head.last, text.size()}, {"("});
  const std::vector<TokenRange> places = text.split(text.inside(open));
  const std::vector<std::string> labels = reading.node.strings("vals");
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (has_hole(labels[i])) {
      create.labels_known = false;
      continue;
    }
    create.labels.push_back(labels[i]);
    create.label_spans.push_back(i < places.size() ? text.span(places[i]) : Span{});
  }
  reading.add(std::move(create), head);
}

void read_alter_enum(Reading& reading) {
  const QualifiedName type = reading.qualified(reading.node.strings("typeName"));
  if (reading.node.has("oldVal")) {
    rename_enum_value(reading, type);
  } else {
    add_enum_value(reading, type);
  }
}

void read_create_domain(Reading& reading) {
  const SqlText& text = reading.text;
  CreateDomain domain;
  domain.name = reading.qualified(reading.node.strings("domainname"));
  domain.type = reading.type(reading.node.field("typeName"));
  const std::vector<Node> clauses = reading.node.list("constraints");
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    const std::string type = clauses[i].text("contype");
    const TokenRange range{text.at(clauses[i].location()), clause_end(text, clauses, i)};
    if (type == "CONSTR_NOTNULL") domain.not_null = true;
    if (type == "CONSTR_DEFAULT")
      domain.default_sql = reading.expression({range.first + 1, range.last});
    if (type == "CONSTR_CHECK") {
      domain.checks.push_back(read_constraint(reading, clauses[i], range));
    }
  }
  reading.add(std::move(domain), reading.created_head());
}

void read_create_composite(Reading& reading) {
  const SqlText& text = reading.text;
  CreateCompositeType create;
  create.name = reading.relation(reading.node.field("typevar"));
  const TokenRange head = reading.created_head();
  const std::vector<TokenRange> elements =
      text.split(text.inside(text.find({head.last, text.size()}, {"("})));
  const std::vector<Node> columns = reading.node.list("coldeflist");
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const TokenRange element = i < elements.size() ? elements[i] : text.all();
    create.attributes.push_back(read_column(reading, columns[i], element).column);
  }
  reading.add(std::move(create), head);
}

void read_create_opaque_type(Reading& reading) {
  const bool type =
      reading.node.is("CreateRangeStmt") || reading.node.text("kind") == "OBJECT_TYPE";
  if (!type) return reading.add_other();
  const bool range = reading.node.is("CreateRangeStmt");
  static_cast<void>(reading.qualified(reading.node.strings(range ? "typeName" : "defnames")));
  reading.add_unknown(range ? "range types are not modelled" : "base types are not modelled",
                      reading.created_head());
}

}  // namespace migcheck::sql
