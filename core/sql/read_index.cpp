// SPDX-License-Identifier: Apache-2.0
// CREATE INDEX.
#include "core/sql/hole.h"
#include "core/sql/readers.h"

namespace migcheck::sql {
namespace {

/// The tokens of an element that are its expression: without COLLATE, operator class and order.
TokenRange expression_range(const SqlText& text, TokenRange element) {
  if (text.is(element.first, "(") && text.close(element.first) < element.last) {
    return text.inside(element.first);
  }
  const std::size_t open = text.find(element, {"("});
  const std::size_t close = open < element.last ? text.close(open) : element.last;
  return {element.first, std::min(close + 1, element.last)};
}

std::string last_name(Node node, std::string_view key) {
  const std::vector<std::string> names = node.strings(key);
  return names.empty() ? std::string() : names.back();
}

IndexElement read_element(Reading& reading, Node node, TokenRange range) {
  IndexElement element;
  element.expression = !node.has("name");
  element.text = element.expression
                     ? reading.part(reading.text.slice(expression_range(reading.text, range)))
                     : reading.part(node.text("name"));
  element.opclass = last_name(node, "opclass");
  element.collation = last_name(node, "collation");
  element.descending = node.text("ordering") == "SORTBY_DESC";
  const std::string nulls = node.text("nulls_ordering");
  if (nulls == "SORTBY_NULLS_FIRST") element.nulls_first = true;
  if (nulls == "SORTBY_NULLS_LAST") element.nulls_first = false;
  return element;
}

std::vector<IndexElement> read_elements(Reading& reading, std::size_t behind_table) {
  const SqlText& text = reading.text;
  const std::vector<TokenRange> ranges =
      text.split(text.inside(text.find({behind_table, text.size()}, {"("})));
  const std::vector<Node> nodes = reading.node.list("indexParams");
  std::vector<IndexElement> elements;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    elements.push_back(
        read_element(reading, nodes[i], i < ranges.size() ? ranges[i] : TokenRange{}));
  }
  return elements;
}

}  // namespace

void read_create_index(Reading& reading) {
  const Node node = reading.node;
  const SqlText& text = reading.text;
  CreateIndex create;
  create.concurrently = node.flag("concurrent");
  create.if_not_exists = node.flag("if_not_exists");
  IndexDef& index = create.index;
  if (node.has("idxname")) index.name = reading.part(node.text("idxname"));
  index.table = reading.relation(node.field("relation"));
  index.unique = node.flag("unique");
  if (node.has("accessMethod")) index.method = node.text("accessMethod");
  index.nulls_not_distinct = node.flag("nulls_not_distinct");
  const std::size_t table = text.at(node.field("relation").location());
  index.elements = read_elements(reading, table);
  for (const Node& column : node.list("indexIncludingParams")) {
    index.include.push_back(reading.part(column.text("name")));
  }
  const std::size_t where = text.find({table, text.size()}, {"where"});
  if (node.has("whereClause")) index.predicate = reading.expression({where + 1, text.size()});
  index.span = text.span(text.all());
  const TokenRange head = reading.created_head();
  reading.add(std::move(create), head, reading.if_exists(head));
}

}  // namespace migcheck::sql
