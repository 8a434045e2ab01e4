// SPDX-License-Identifier: Apache-2.0
// Reads a type as SQL writes it. The grammar is small and closed (numeric, character, bit, date and
// interval types have their own productions; everything else is a name with modifiers), so a hand
// written reader is shorter and more precise than a call into the SQL parser.
#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <optional>
#include <vector>

#include "core/schema/names.h"
#include "core/schema/type_table.h"

namespace migcheck {
namespace {

struct Token {
  std::string text;  // identifiers without quotes, folded when they had none
  bool quoted = false;
  bool word = false;
};

std::string folded(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

bool word_char(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return std::isalnum(byte) != 0 || c == '_' || c == '$' || byte >= 0x80;
}

std::size_t quoted_end(std::string_view sql, std::size_t begin, std::string& out) {
  const char quote = sql[begin];
  std::size_t at = begin + 1;
  for (; at < sql.size(); ++at) {
    if (sql[at] != quote) {
      out += sql[at];
    } else if (at + 1 < sql.size() && sql[at + 1] == quote) {
      out += sql[at++];
    } else {
      return at + 1;
    }
  }
  return std::string_view::npos;
}

std::optional<std::vector<Token>> tokens_of(std::string_view sql) {
  std::vector<Token> out;
  for (std::size_t at = 0; at < sql.size();) {
    const char c = sql[at];
    if (std::isspace(static_cast<unsigned char>(c)) != 0) {
      ++at;
    } else if (c == '"' || c == '\'') {
      Token token{{}, true, c == '"'};
      at = quoted_end(sql, at, token.text);
      if (at == std::string_view::npos) return std::nullopt;
      out.push_back(std::move(token));
    } else if (word_char(c)) {
      const std::size_t begin = at;
      while (at < sql.size() && word_char(sql[at])) ++at;
      out.push_back({folded(sql.substr(begin, at - begin)), false, true});
    } else {
      out.push_back({std::string(1, c), false, false});
      ++at;
    }
  }
  return out;
}

class Reader {
 public:
  explicit Reader(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

  DataType read() {
    take("setof");
    DataType type = simple_type();
    type.array = array_suffix() || type.array;
    return at_ == tokens_.size() && !failed_ ? type : DataType::unknown();
  }

 private:
  bool peek(std::string_view text) const {
    return at_ < tokens_.size() && !tokens_[at_].quoted && tokens_[at_].text == text;
  }
  bool take(std::string_view text) {
    if (!peek(text)) return false;
    ++at_;
    return true;
  }

  // "(10,2)" without blanks; empty when there is none.
  std::string modifier() {
    if (!take("(")) return {};
    std::string out = "(";
    while (at_ < tokens_.size() && !peek(")")) out += tokens_[at_++].text;
    failed_ = failed_ || !take(")");
    return out + ")";
  }

  bool array_suffix() {
    bool found = take("array");
    while (take("[")) {
      found = true;
      while (at_ < tokens_.size() && !peek("]")) ++at_;
      failed_ = failed_ || !take("]");
    }
    return found;
  }

  DataType simple_type() {
    if (at_ >= tokens_.size() || !tokens_[at_].word) return fail();
    const Token first = tokens_[at_++];
    if (peek(".")) return qualified(first.text);
    if (first.quoted) return named(first.text);
    if (first.text == "timestamp" || first.text == "time") return date_time(first.text);
    if (first.text == "interval") return DataType::builtin("interval", interval_fields());
    if (first.text == "double" && take("precision")) return DataType::builtin("double precision");
    if (first.text == "national") return take("character") || take("char") ? text() : fail();
    if (first.text == "character" || first.text == "char" || first.text == "nchar") return text();
    if (first.text == "bit") return bits();
    if (first.text == "float") return floating(modifier());
    const std::string_view keyword = grammar_type(first.text);
    if (keyword.empty()) return named(first.text);
    return sized(keyword);
  }

  DataType fail() {
    failed_ = true;
    return {};
  }

  DataType qualified(const std::string& first) {
    std::vector<std::string> parts{first};
    while (take(".")) {
      if (at_ >= tokens_.size() || !tokens_[at_].word) return fail();
      parts.push_back(tokens_[at_++].text);
    }
    const std::string& schema = parts[parts.size() - 2];
    if (schema == "pg_catalog") return named(parts.back());
    DataType type = DataType::user({schema, parts.back()});
    type.modifier = modifier();
    return type;
  }

  // A row of pg_type, an array type by its internal name, or a type of the user.
  DataType named(const std::string& name) {
    const std::string_view builtin = builtin_type(name);
    if (!builtin.empty()) return sized(builtin);
    if (name.size() > 1 && name.front() == '_') {
      const std::string_view element = builtin_type(std::string_view(name).substr(1));
      if (!element.empty()) {
        DataType type = sized(element);
        type.array = true;
        return type;
      }
    }
    DataType type = DataType::user({{}, name});
    type.modifier = modifier();
    return type;
  }

  DataType sized(std::string_view formatted) {
    std::string size = modifier();
    if (formatted == "numeric" && !size.empty() && size.find(',') == std::string::npos)
      size.insert(size.size() - 1, ",0");
    if (formatted == "bpchar" && !size.empty()) formatted = "character";
    if (formatted.substr(0, 4) == "time")
      return DataType::builtin(std::string(formatted), clamped(size));
    return DataType::builtin(std::string(formatted), size);
  }

  // Fractions of a second have at most six digits; more are cut with a warning.
  static std::string clamped(const std::string& precision) {
    return precision.size() > 2 && std::atoi(precision.c_str() + 1) > 6 ? "(6)" : precision;
  }

  DataType date_time(const std::string& kind) {
    const std::string precision = clamped(modifier());
    const bool zone = take("with");
    if ((zone || take("without")) && (!take("time") || !take("zone"))) return fail();
    return DataType::builtin(kind + (zone ? " with time zone" : " without time zone"), precision);
  }

  std::string interval_fields() {
    static constexpr std::array<std::string_view, 6> units{"year", "month",  "day",
                                                           "hour", "minute", "second"};
    std::string out;
    for (int part = 0; part < 2; ++part) {
      if (part == 1 && !take("to")) break;
      const auto here = [&](std::string_view unit) { return peek(unit); };
      const auto* unit = std::find_if(units.begin(), units.end(), here);
      if (unit == units.end()) break;
      ++at_;
      out += std::string(part == 1 ? " to " : " ") + std::string(*unit);
    }
    return out + clamped(modifier());
  }

  DataType text() {
    if (take("varying")) return DataType::builtin("character varying", modifier());
    const std::string size = modifier();
    return DataType::builtin("character", size.empty() ? "(1)" : size);
  }

  DataType bits() {
    if (take("varying")) return DataType::builtin("bit varying", modifier());
    const std::string size = modifier();
    return DataType::builtin("bit", size.empty() ? "(1)" : size);
  }

  static DataType floating(const std::string& size) {
    const bool single = size.size() > 2 && std::atoi(size.c_str() + 1) <= 24;
    return DataType::builtin(single ? "real" : "double precision");
  }

  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace

DataType parse_type_name(std::string_view sql) {
  std::optional<std::vector<Token>> tokens = tokens_of(sql);
  return tokens ? Reader(std::move(*tokens)).read() : DataType::unknown();
}

}  // namespace migcheck
