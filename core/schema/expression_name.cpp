// SPDX-License-Identifier: Apache-2.0
#include "core/schema/expression_name.h"

#include <algorithm>
#include <optional>

#include "core/schema/sql_words.h"
#include "core/schema/type_table.h"

namespace migcheck {
namespace {

using Words = std::vector<SqlWord>;

bool symbol(const Words& words, std::size_t at, std::string_view text) {
  return at < words.size() && words[at].kind == SqlWordKind::symbol && words[at].text == text;
}

bool identifier(const Words& words, std::size_t at) {
  return at < words.size() && words[at].kind == SqlWordKind::identifier;
}

// The position after the bracket that closes the one at `at`.
std::size_t after_group(const Words& words, std::size_t at) {
  int depth = 0;
  for (; at < words.size(); ++at) {
    if (symbol(words, at, "(") || symbol(words, at, "[")) ++depth;
    if ((symbol(words, at, ")") || symbol(words, at, "]")) && --depth == 0) return at + 1;
  }
  return at;
}

std::string internal_type_name(const Words& words, std::size_t at) {
  std::string sql;
  for (; at < words.size(); ++at) sql += words[at].source + " ";
  const DataType type = parse_type_name(sql);
  if (!type.known) return {};
  return std::string(type.user_defined ? type.base : std::string(pg_type_name(type.base)));
}

// Casts bind tighter than every operator, so a `::` at the top level ends a name only when nothing
// but one primary expression stands before it.
std::string name_of(Words words);

std::string cast_name(const Words& words, std::size_t cast) {
  const std::string inner = name_of(Words(words.begin(), words.begin() + static_cast<long>(cast)));
  return inner.empty() ? internal_type_name(words, cast + 1) : inner;
}

std::string primary_name(const Words& words, std::size_t& end) {
  if (symbol(words, 0, "(")) {
    end = after_group(words, 0);
    return name_of(Words(words.begin() + 1, words.begin() + static_cast<long>(end) - 1));
  }
  if (!identifier(words, 0)) {
    end = 1;
    return {};
  }
  std::string name = words[0].text;
  if (!words[0].quoted && name == "case") {
    end = words.size();
    return "case";
  }
  end = 1;
  while (symbol(words, end, ".") && identifier(words, end + 1)) {
    name = words[end + 1].text;
    end += 2;
  }
  if (symbol(words, end, "(")) end = after_group(words, end);
  return name;
}

std::string name_of(Words words) {
  if (words.empty()) return {};
  std::size_t end = 0;
  std::string name = primary_name(words, end);
  while (symbol(words, end, "[")) end = after_group(words, end);
  if (end >= words.size()) return name;
  if (!symbol(words, end, "::")) return {};
  const auto last_cast = std::find_if(words.rbegin(), words.rend(), [](const SqlWord& word) {
    return word.kind == SqlWordKind::symbol && word.text == "::";
  });
  return cast_name(words, static_cast<std::size_t>(words.rend() - last_cast) - 1);
}

bool names_column(const Words& words, std::size_t at, std::string_view column) {
  const bool typed_literal = at + 1 < words.size() && words[at + 1].kind == SqlWordKind::string;
  return identifier(words, at) && words[at].text == column && !typed_literal &&
         !symbol(words, at + 1, "(") && !symbol(words, at + 1, ".") &&
         !(at > 0 && symbol(words, at - 1, "::"));
}

}  // namespace

std::string expression_name(std::string_view sql) {
  const std::string name = name_of(sql_words(sql));
  return name.empty() ? "expr" : name;
}

std::vector<std::string> expression_columns(std::string_view sql, const Table& table) {
  const Words words = sql_words(sql);
  std::vector<std::string> out;
  for (const Column& column : table.columns) {
    for (std::size_t at = 0; at < words.size(); ++at) {
      if (!names_column(words, at, column.def.name)) continue;
      out.push_back(column.def.name);
      break;
    }
  }
  return out;
}

std::vector<IndexElement> exclusion_elements(std::string_view sql) {
  const Words words = sql_words(sql);
  std::vector<IndexElement> out;
  for (std::size_t at = 0; at < words.size(); ++at) {
    IndexElement element;
    element.expression = !identifier(words, at) || symbol(words, at + 1, "(");
    if (!element.expression) element.text = words[at].text;
    bool operands = true;  // up to WITH; an operator class may stand before it
    while (at < words.size() && !symbol(words, at, ",")) {
      operands = operands && !(identifier(words, at) && words[at].text == "with");
      const std::size_t next = symbol(words, at, "(") ? after_group(words, at) : at + 1;
      for (; at < next; ++at) {
        if (element.expression && operands) element.text += words[at].source;
      }
    }
    out.push_back(std::move(element));
  }
  return out;
}

std::string rename_casts(const std::string& sql, const QualifiedName& from,
                         const QualifiedName& to) {
  const Words words = sql_words(sql);
  std::string out;
  std::size_t copied = 0;
  for (std::size_t at = 1; at < words.size(); ++at) {
    if (!symbol(words, at - 1, "::") || !identifier(words, at)) continue;
    const bool qualified = symbol(words, at + 1, ".") && identifier(words, at + 2);
    const std::size_t last = qualified ? at + 2 : at;
    if (words[last].text != from.name || (qualified && words[at].text != from.schema)) continue;
    out += sql.substr(copied, words[at].offset - copied);
    const bool moved = to.schema != from.schema && to.schema != "public";
    out += (qualified || moved ? to : QualifiedName{{}, to.name}).to_string();
    copied = words[last].offset + words[last].source.size();
  }
  return out + sql.substr(copied);
}

std::string rename_in_expression(const std::string& sql, const std::string& from,
                                 const std::string& to) {
  const Words words = sql_words(sql);
  std::string out;
  std::size_t copied = 0;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (!names_column(words, at, from)) continue;
    out += sql.substr(copied, words[at].offset - copied) + quote_identifier(to);
    copied = words[at].offset + words[at].source.size();
  }
  return out + sql.substr(copied);
}

}  // namespace migcheck
