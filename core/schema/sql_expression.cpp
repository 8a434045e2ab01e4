// SPDX-License-Identifier: Apache-2.0
// Precedence climbing over the words of the text.
#include "core/schema/sql_expression.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "core/schema/sql_words.h"

namespace migcheck {
namespace {

// From loose to tight, as in PostgreSQL's grammar.
enum Level : int {
  level_or = 1,
  level_and,
  level_not,
  level_is,
  level_comparison,
  level_pattern,
  level_operator,
  level_sum,
  level_product,
  level_power,
  level_sign,
  level_cast
};

constexpr int deepest = 200;

Expression make(ExpressionKind kind, std::string text, std::vector<Expression> parts = {}) {
  Expression out;
  out.kind = kind;
  out.text = std::move(text);
  out.parts = std::move(parts);
  return out;
}

int operator_level(const std::string& text) {
  constexpr std::array<std::string_view, 7> comparisons{"=", "<", ">", "<=", ">=", "<>", "!="};
  if (std::find(comparisons.begin(), comparisons.end(), text) != comparisons.end())
    return level_comparison;
  if (text == "+" || text == "-") return level_sum;
  if (text == "*" || text == "/" || text == "%") return level_product;
  if (text == "^") return level_power;
  const bool operator_text =
      !text.empty() && text.find_first_not_of("+-*/<>=~!@#%^&|`?") == std::string::npos;
  return operator_text ? static_cast<int>(level_operator) : 0;
}

class ExpressionReader {
 public:
  explicit ExpressionReader(std::vector<SqlWord> words) : words_(std::move(words)) {}

  std::optional<Expression> read() {
    Expression out = expression(0);
    if (failed_ || at_ != words_.size() || words_.empty()) return std::nullopt;
    return out;
  }

 private:
  bool word(std::string_view text, std::size_t ahead = 0) const {
    const std::size_t at = at_ + ahead;
    return at < words_.size() && words_[at].kind == SqlWordKind::identifier && !words_[at].quoted &&
           words_[at].text == text;
  }
  bool symbol(std::string_view text) const {
    return at_ < words_.size() && words_[at_].kind == SqlWordKind::symbol &&
           words_[at_].text == text;
  }
  bool take_word(std::string_view text) {
    if (!word(text)) return false;
    ++at_;
    return true;
  }
  bool take(std::string_view text) {
    if (!symbol(text)) return false;
    ++at_;
    return true;
  }
  void expect(bool found) { failed_ = failed_ || !found; }
  Expression fail() {
    failed_ = true;
    return {};
  }

  Expression expression(int minimum) {
    if (++depth_ > deepest) return fail();
    Expression left = operand();
    while (!failed_ && extend(left, minimum)) {
    }
    --depth_;
    return left;
  }

  // Adds one operator behind `left` if it binds at least as tightly as `minimum`.
  bool extend(Expression& left, int minimum) {
    if (at_ >= words_.size()) return false;
    return extend_cast(left) || extend_symbol(left, minimum) || extend_logical(left, minimum) ||
           extend_is(left, minimum) || extend_pattern(left, minimum);
  }

  bool extend_cast(Expression& left) {
    if (!take("::")) return false;
    left = cast(std::move(left));
    return true;
  }

  bool extend_symbol(Expression& left, int minimum) {
    if (words_[at_].kind != SqlWordKind::symbol) return false;
    std::string text = words_[at_].text;
    const int level = operator_level(text);
    if (level == 0 || level < minimum) return false;
    ++at_;
    if (text == "!=") text = "<>";
    if (word("any") || word("some") || word("all")) {
      text += word("all") ? " ALL" : " ANY";
      ++at_;
      expect(take("("));
      left = make(ExpressionKind::any, text, {std::move(left), expression(0)});
      expect(take(")"));
    } else {
      left = make(ExpressionKind::binary, text, {std::move(left), expression(level + 1)});
    }
    return true;
  }

  bool extend_logical(Expression& left, int minimum) {
    for (const auto& [keyword, level] : {std::pair{"and", level_and}, std::pair{"or", level_or}}) {
      if (!word(keyword) || level < minimum) continue;
      ++at_;
      Expression right = expression(level + 1);
      const std::string text = level == level_and ? "AND" : "OR";
      if (left.kind == ExpressionKind::logical && left.text == text) {
        left.parts.push_back(std::move(right));
      } else {
        left = make(ExpressionKind::logical, text, {std::move(left), std::move(right)});
      }
      return true;
    }
    return false;
  }

  bool extend_is(Expression& left, int minimum) {
    if (level_is < minimum) return false;
    std::string text;
    if (take_word("isnull")) text = "IS NULL";
    if (take_word("notnull")) text = "IS NOT NULL";
    if (text.empty()) {
      if (!take_word("is")) return false;
      const bool negative = take_word("not");
      text = negative ? "IS NOT " : "IS ";
      if (take_word("distinct")) {
        expect(take_word("from"));
        left = make(ExpressionKind::binary, text + "DISTINCT FROM",
                    {std::move(left), expression(level_is + 1)});
        return true;
      }
      text += truth_word();
    }
    left = make(ExpressionKind::test, text, {std::move(left)});
    return true;
  }

  std::string truth_word() {
    for (const auto& [keyword, text] :
         {std::pair{"null", "NULL"}, std::pair{"true", "TRUE"}, std::pair{"false", "FALSE"},
          std::pair{"unknown", "UNKNOWN"}}) {
      if (take_word(keyword)) return text;
    }
    failed_ = true;
    return {};
  }

  bool extend_pattern(Expression& left, int minimum) {
    if (level_pattern < minimum) return false;
    const bool negative =
        word("not") && (word("in", 1) || word("like", 1) || word("ilike", 1) || word("between", 1));
    if (negative) ++at_;
    if (take_word("in")) return read_in(left, negative);
    if (take_word("between")) return read_between(left, negative);
    for (const auto& [keyword, positive, negated] :
         {std::tuple{"like", "~~", "!~~"}, std::tuple{"ilike", "~~*", "!~~*"}}) {
      if (!take_word(keyword)) continue;
      left = make(ExpressionKind::binary, negative ? negated : positive,
                  {std::move(left), expression(level_pattern + 1)});
      return true;
    }
    return false;
  }

  bool read_in(Expression& left, bool negative) {
    expect(take("("));
    if (word("select")) failed_ = true;
    std::vector<Expression> parts{std::move(left)};
    do {
      parts.push_back(expression(0));
    } while (!failed_ && take(","));
    expect(take(")"));
    left = make(ExpressionKind::in, negative ? "<>" : "=", std::move(parts));
    return true;
  }

  bool read_between(Expression& left, bool negative) {
    Expression low = expression(level_pattern + 1);
    expect(take_word("and"));
    Expression high = expression(level_pattern + 1);
    Expression first = make(ExpressionKind::binary, negative ? "<" : ">=", {left, std::move(low)});
    Expression second =
        make(ExpressionKind::binary, negative ? ">" : "<=", {left, std::move(high)});
    left = make(ExpressionKind::logical, negative ? "OR" : "AND",
                {std::move(first), std::move(second)});
    return true;
  }

  Expression operand() {
    if (at_ >= words_.size()) return fail();
    const SqlWord& next = words_[at_];
    if (next.kind == SqlWordKind::string) return take_text(ExpressionKind::string);
    if (next.kind == SqlWordKind::number) return take_text(ExpressionKind::number);
    if (next.kind == SqlWordKind::identifier) return named();
    if (take("(")) {
      Expression inner = expression(0);
      expect(take(")"));
      return inner;
    }
    if (symbol("-") || symbol("+")) {
      Expression sign = make(ExpressionKind::prefix, words_[at_++].text);
      sign.parts.push_back(expression(level_sign));
      return sign;
    }
    return fail();
  }

  Expression take_text(ExpressionKind kind) { return make(kind, words_[at_++].text); }

  Expression named() {
    constexpr std::array<std::string_view, 11> constants{
        "true",         "false",        "null",          "current_timestamp",
        "current_date", "current_time", "localtime",     "localtimestamp",
        "current_user", "session_user", "current_schema"};
    const SqlWord& first = words_[at_];
    if (!first.quoted) {
      if (take_word("not")) return make(ExpressionKind::negation, "NOT", {expression(level_not)});
      if (word("case")) return read_case();
      if (word("cast")) return read_cast_call();
      if (word("array")) return read_array();
      if (std::find(constants.begin(), constants.end(), first.text) != constants.end())
        return take_text(ExpressionKind::keyword);
      if (word("select") || word("exists") || word("extract") || word("interval")) return fail();
    }
    return name_or_call();
  }

  Expression name_or_call() {
    std::string name = words_[at_].source;
    std::string last = words_[at_++].text;
    while (take(".")) {
      if (at_ >= words_.size() || words_[at_].kind != SqlWordKind::identifier) return fail();
      name += "." + words_[at_].source;
      last = words_[at_++].text;
    }
    if (!take("(")) return make(ExpressionKind::column, last);
    Expression call = make(ExpressionKind::call, name);
    if (take(")")) return call;
    do {
      call.parts.push_back(expression(0));
    } while (!failed_ && take(","));
    expect(take(")"));
    return call;
  }

  Expression read_array() {
    ++at_;
    Expression out = make(ExpressionKind::array, {});
    expect(take("["));
    if (take("]")) return out;
    do {
      out.parts.push_back(expression(0));
    } while (!failed_ && take(","));
    expect(take("]"));
    return out;
  }

  Expression read_cast_call() {
    ++at_;
    expect(take("("));
    Expression inner = expression(0);
    expect(take_word("as"));
    Expression out = cast(std::move(inner));
    expect(take(")"));
    return out;
  }

  Expression read_case() {
    ++at_;
    Expression out = make(ExpressionKind::choice, {});
    out.has_operand = !word("when");
    if (out.has_operand) out.parts.push_back(expression(0));
    while (!failed_ && take_word("when")) {
      out.parts.push_back(expression(0));
      expect(take_word("then"));
      out.parts.push_back(expression(0));
    }
    out.has_else = take_word("else");
    if (out.has_else) out.parts.push_back(expression(0));
    expect(take_word("end"));
    return out;
  }

  // The longest run of words that is a type.
  Expression cast(Expression inner) {
    std::string text;
    DataType best = DataType::unknown();
    std::size_t end = at_;
    for (std::size_t at = at_; at < words_.size() && at < at_ + 12; ++at) {
      text += words_[at].source + " ";
      if (words_[at].kind == SqlWordKind::string) break;
      DataType type = parse_type_name(text);
      if (!type.known) continue;
      best = std::move(type);
      end = at + 1;
    }
    failed_ = failed_ || !best.known;
    at_ = end;
    Expression out = make(ExpressionKind::cast, {}, {std::move(inner)});
    out.type = std::move(best);
    return out;
  }

  std::vector<SqlWord> words_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool failed_ = false;
};

}  // namespace

std::optional<Expression> read_expression(std::string_view sql) {
  return ExpressionReader(sql_words(sql)).read();
}

}  // namespace migcheck
