// SPDX-License-Identifier: Apache-2.0
// A parser into nodes and a backtracking matcher over them: each node matches and then asks what
// follows it to match too.
#include "core/python/regex.h"

#include <functional>
#include <limits>
#include <utility>

#include "core/source/ascii.h"

namespace migcheck {

struct RegexNode {
  enum class Kind : std::uint8_t { set, sequence, choice, repeat, group, look, begin, end, word };
  Kind kind = Kind::sequence;
  std::vector<bool> set;  ///< 256 characters
  std::vector<std::shared_ptr<const RegexNode>> children;
  std::size_t least = 0;
  std::size_t most = 0;
  bool greedy = true;
  bool negative = false;  ///< look-around that must fail, \B
  bool behind = false;
  std::size_t group = 0;  ///< 0: does not capture
};

namespace {

using Kind = RegexNode::Kind;
using NodePtr = std::shared_ptr<const RegexNode>;
constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();

std::vector<bool> set_of(const std::function<bool(char)>& contains) {
  std::vector<bool> set(256);
  for (int c = 0; c < 256; ++c) set[static_cast<std::size_t>(c)] = contains(static_cast<char>(c));
  return set;
}

/// \d, \w, \s and their negations; nothing for other letters.
std::optional<std::vector<bool>> class_escape(char letter) {
  std::function<bool(char)> contains;
  switch (letter | 0x20) {
    case 'd':
      contains = [](char c) { return c >= '0' && c <= '9'; };
      break;
    case 'w':
      contains = is_word;
      break;
    case 's':
      contains = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
      break;
    default:
      return std::nullopt;
  }
  std::vector<bool> set = set_of(contains);
  if (letter < 'a') set.flip();
  return set;
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  NodePtr parse() {
    NodePtr root = choice();
    return failed_ || at_ != text_.size() ? nullptr : root;
  }
  [[nodiscard]] std::size_t groups() const { return groups_; }

 private:
  [[nodiscard]] bool done() const { return at_ >= text_.size(); }
  [[nodiscard]] char peek() const { return done() ? '\0' : text_[at_]; }
  bool take(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }
  NodePtr fail() {
    failed_ = true;
    return std::make_shared<RegexNode>();
  }

  NodePtr choice() {
    if (++depth_ > deepest) return fail();
    auto node = std::make_shared<RegexNode>();
    node->kind = Kind::choice;
    do node->children.push_back(sequence());
    while (!failed_ && take("|"));
    --depth_;
    return node->children.size() == 1 ? node->children.front() : node;
  }

  NodePtr sequence() {
    auto node = std::make_shared<RegexNode>();
    while (!failed_ && !done() && peek() != '|' && peek() != ')') {
      node->children.push_back(repeated(atom()));
    }
    return node;
  }

  NodePtr repeated(NodePtr inner) {
    std::size_t least = 0;
    std::size_t most = no_limit;
    if (take("*")) {
      least = 0;
    } else if (take("+")) {
      least = 1;
    } else if (take("?")) {
      most = 1;
    } else if (peek() != '{' || !bounds(least, most)) {
      return inner;
    }
    auto node = std::make_shared<RegexNode>();
    node->kind = Kind::repeat;
    node->least = least;
    node->most = most;
    node->greedy = !take("?");
    node->children.push_back(std::move(inner));
    return node;
  }

  bool bounds(std::size_t& least, std::size_t& most) {
    const std::size_t end = text_.find('}', at_);
    if (end == std::string_view::npos) return false;
    const std::string_view inner = text_.substr(at_ + 1, end - at_ - 1);
    const std::size_t comma = inner.find(',');
    if (inner.empty() || inner.find_first_not_of("0123456789,") != std::string_view::npos ||
        inner.size() > 9) {
      return false;
    }
    least = number(inner.substr(0, comma));
    most = comma == std::string_view::npos ? least
           : comma + 1 == inner.size()     ? no_limit
                                           : number(inner.substr(comma + 1));
    at_ = end + 1;
    return true;
  }

  static std::size_t number(std::string_view digits) {
    std::size_t value = 0;
    for (const char digit : digits) value = value * 10 + static_cast<std::size_t>(digit - '0');
    return value;
  }

  NodePtr atom() {
    const char c = peek();
    if (c == '(') return group();
    if (c == '[') return bracket();
    if (c == '\\') return escape();
    ++at_;
    if (c == '*' || c == '+' || c == '?') return fail();
    if (c == '^') return plain(Kind::begin);
    if (c == '$') return plain(Kind::end);
    if (c == '.') return characters(set_of([](char one) { return one != '\n'; }));
    return characters(set_of([c](char one) { return one == c; }));
  }

  static NodePtr plain(Kind kind) {
    auto node = std::make_shared<RegexNode>();
    node->kind = kind;
    return node;
  }

  static NodePtr characters(std::vector<bool> set) {
    auto node = std::make_shared<RegexNode>();
    node->kind = Kind::set;
    node->set = std::move(set);
    return node;
  }

  NodePtr group() {
    ++at_;
    auto node = std::make_shared<RegexNode>();
    node->kind = Kind::group;
    if (take("?=") || take("?!") || take("?<=") || take("?<!")) {
      node->kind = Kind::look;
      node->negative = text_[at_ - 1] == '!';
      node->behind = text_[at_ - 2] == '<';
    } else if (take("?P<")) {
      const std::size_t end = text_.find('>', at_);
      if (end == std::string_view::npos) return fail();
      at_ = end + 1;
      node->group = ++groups_;
    } else if (!take("?:")) {
      if (peek() == '?') return fail();
      node->group = ++groups_;
    }
    node->children.push_back(choice());
    return take(")") ? NodePtr(node) : fail();
  }

  NodePtr escape() {
    ++at_;
    if (done()) return fail();
    const char c = text_[at_++];
    if (auto set = class_escape(c)) return characters(std::move(*set));
    if (c == 'b' || c == 'B') {
      auto node = std::make_shared<RegexNode>();
      node->kind = Kind::word;
      node->negative = c == 'B';
      return node;
    }
    if (c == 'A') return plain(Kind::begin);
    if (is_word(c)) return fail();  // back references, \Z, character codes
    return characters(set_of([c](char one) { return one == c; }));
  }

  NodePtr bracket() {
    ++at_;
    const bool negative = take("^");
    std::vector<bool> set(256);
    for (bool first = true; first || peek() != ']'; first = false) {
      if (done()) return fail();
      char low = text_[at_++];
      if (low == '\\') {
        if (done()) return fail();
        low = text_[at_++];
        if (const auto known = class_escape(low)) {
          for (std::size_t i = 0; i < set.size(); ++i) set[i] = set[i] || (*known)[i];
          continue;
        }
        if (is_word(low)) return fail();
      }
      char high = low;
      if (peek() == '-' && at_ + 1 < text_.size() && text_[at_ + 1] != ']') {
        high = text_[at_ + 1];
        at_ += 2;
        if (high == '\\') return fail();
      }
      for (int c = static_cast<unsigned char>(low); c <= static_cast<unsigned char>(high); ++c)
        set[static_cast<std::size_t>(c)] = true;
    }
    ++at_;
    if (negative) set.flip();
    return characters(std::move(set));
  }

  static constexpr int deepest = 40;
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t groups_ = 0;
  int depth_ = 0;
  bool failed_ = false;
};

class Matcher {
 public:
  using Next = std::function<bool(std::size_t)>;

  Matcher(std::string_view text, std::size_t groups) : text_(text), groups_(groups + 1) {}

  std::optional<RegexMatch> match_at(const RegexNode& root, std::size_t at) {
    std::fill(groups_.begin(), groups_.end(), std::nullopt);
    const bool found = match(root, at, [&](std::size_t end) {
      groups_[0] = {at, end};
      return true;
    });
    return found ? std::optional(groups_) : std::nullopt;
  }
  [[nodiscard]] bool exhausted() const { return steps_ > most_steps; }

 private:
  bool match(const RegexNode& node, std::size_t at, const Next& next) {
    if (++steps_ > most_steps) return false;
    switch (node.kind) {
      case Kind::set:
        return at < text_.size() && node.set[static_cast<unsigned char>(text_[at])] && next(at + 1);
      case Kind::sequence:
        return sequence(node, 0, at, next);
      case Kind::choice:
        for (const NodePtr& child : node.children) {
          if (match(*child, at, next)) return true;
        }
        return false;
      case Kind::repeat:
        return repeat(node, 0, at, next);
      case Kind::group:
        return group(node, at, next);
      case Kind::look:
        return look(node, at) != node.negative && next(at);
      case Kind::begin:
        return at == 0 && next(at);
      case Kind::end:
        return (at == text_.size() || (at + 1 == text_.size() && text_[at] == '\n')) && next(at);
      case Kind::word:
        return boundary(at) != node.negative && next(at);
    }
    return false;
  }

  bool sequence(const RegexNode& node, std::size_t index, std::size_t at, const Next& next) {
    if (index == node.children.size()) return next(at);
    return match(*node.children[index], at,
                 [&](std::size_t end) { return sequence(node, index + 1, end, next); });
  }

  bool repeat(const RegexNode& node, std::size_t count, std::size_t at, const Next& next) {
    const auto again = [&] {
      return count < node.most && match(*node.children[0], at, [&](std::size_t end) {
               return (end > at || count < node.least) && repeat(node, count + 1, end, next);
             });
    };
    const auto stop = [&] { return count >= node.least && next(at); };
    return node.greedy ? again() || stop() : stop() || again();
  }

  bool group(const RegexNode& node, std::size_t at, const Next& next) {
    const auto before = groups_[node.group];
    return match(*node.children[0], at,
                 [&](std::size_t end) {
                   const auto inner = groups_[node.group];
                   if (node.group != 0) groups_[node.group] = {at, end};
                   if (next(end)) return true;
                   groups_[node.group] = inner;
                   return false;
                 }) ||
           (groups_[node.group] = before, false);
  }

  bool look(const RegexNode& node, std::size_t at) {
    if (!node.behind) return match(*node.children[0], at, [](std::size_t) { return true; });
    for (std::size_t begin = at + 1; begin-- > 0;) {
      if (match(*node.children[0], begin, [&](std::size_t end) { return end == at; })) return true;
    }
    return false;
  }

  [[nodiscard]] bool boundary(std::size_t at) const {
    const bool before = at > 0 && is_word(text_[at - 1]);
    const bool after = at < text_.size() && is_word(text_[at]);
    return before != after;
  }

  static constexpr std::size_t most_steps = 20'000;
  std::string_view text_;
  RegexMatch groups_;
  std::size_t steps_ = 0;
};

}  // namespace

std::optional<Regex> Regex::compile(std::string_view pattern) {
  Parser parser(pattern);
  Regex regex;
  regex.root_ = parser.parse();
  regex.groups_ = parser.groups();
  return regex.root_ == nullptr ? std::nullopt : std::optional(std::move(regex));
}

std::optional<RegexMatch> Regex::search(std::string_view text, std::size_t from,
                                        bool& known) const {
  Matcher matcher(text, groups_);
  for (std::size_t at = from; at <= text.size(); ++at) {
    if (auto found = matcher.match_at(*root_, at)) return found;
    if (matcher.exhausted()) known = false;
    if (!known) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace migcheck
