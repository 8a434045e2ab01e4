// SPDX-License-Identifier: Apache-2.0
// A glob is compiled to a list of steps and run as a nondeterministic automaton over all its states
// at once. Backtracking matchers need exponential time on patterns such as `*a*a*a*b`, and patterns
// come from the repositories that we are asked to look at. Most patterns fail most paths at their
// literal ends already, and then the automaton need not start.
#include "core/source/path_glob.h"

#include <array>
#include <optional>
#include <utility>

namespace migcheck {
namespace {

/// No path is longer, and entering a state recurses once for each `**`.
constexpr std::size_t longest_pattern = 4096;

struct NamedClass {
  std::string_view name;
  bool (*contains)(int byte);
};

/// The classes of the "C" locale; the functions of <cctype> would obey the program's locale.
constexpr std::array<NamedClass, 12> named_classes = {{
    {"alnum",
     [](int c) {
       return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
     }},
    {"alpha", [](int c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }},
    {"blank", [](int c) { return c == ' ' || c == '\t'; }},
    {"cntrl", [](int c) { return c < 0x20 || c == 0x7F; }},
    {"digit", [](int c) { return c >= '0' && c <= '9'; }},
    {"graph", [](int c) { return c > 0x20 && c < 0x7F; }},
    {"lower", [](int c) { return c >= 'a' && c <= 'z'; }},
    {"print", [](int c) { return c >= 0x20 && c < 0x7F; }},
    {"punct",
     [](int c) {
       return (c > 0x20 && c < '0') || (c > '9' && c < 'A') || (c > 'Z' && c < 'a') ||
              (c > 'z' && c < 0x7F);
     }},
    {"space", [](int c) { return c == ' ' || (c >= '\t' && c <= '\r'); }},
    {"upper", [](int c) { return c >= 'A' && c <= 'Z'; }},
    {"xdigit",
     [](int c) {
       return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
     }},
}};

unsigned char byte_of(char c) { return static_cast<unsigned char>(c); }

/// Reads the content of a bracket expression; `at` stands behind the opening bracket.
class BracketReader {
 public:
  BracketReader(std::string_view pattern, std::size_t at) : pattern_(pattern), at_(at) {}

  /// The bytes that match; nothing when the expression is malformed.
  std::optional<std::bitset<256>> read() {
    const bool negated = more() && (peek() == '!' || peek() == '^');
    if (negated) ++at_;
    for (bool first = true; more() && (first || peek() != ']'); first = false) {
      if (!read_item()) return std::nullopt;
    }
    if (!more()) return std::nullopt;
    ++at_;
    if (negated) set_.flip();
    set_.reset('/');
    return set_;
  }
  [[nodiscard]] std::size_t position() const { return at_; }

 private:
  [[nodiscard]] bool more() const { return at_ < pattern_.size(); }
  [[nodiscard]] char peek() const { return pattern_[at_]; }

  bool read_item() {
    if (pattern_.substr(at_).starts_with("[:")) return read_class();
    const std::optional<unsigned char> low = read_byte();
    if (!low) return false;
    unsigned char high = *low;
    const std::string_view rest = pattern_.substr(at_);
    if (rest.size() >= 2 && rest[0] == '-' && rest[1] != ']') {
      ++at_;
      const std::optional<unsigned char> last = read_byte();
      if (!last) return false;
      high = *last;
      if (*low > high) return true;
    }
    for (unsigned byte = *low; byte <= high; ++byte) set_.set(byte);
    return true;
  }

  std::optional<unsigned char> read_byte() {
    if (peek() == '\\') ++at_;
    if (!more()) return std::nullopt;
    return byte_of(pattern_[at_++]);
  }

  /// `[:name:]`; without its end, the bracket is an ordinary character, as in git.
  bool read_class() {
    const std::size_t end = pattern_.find(']', at_ + 2);
    if (end == std::string_view::npos) return false;
    if (end == at_ + 2 || pattern_[end - 1] != ':') {
      set_.set(byte_of('['));
      ++at_;
      return true;
    }
    const std::string_view name = pattern_.substr(at_ + 2, end - 1 - (at_ + 2));
    at_ = end + 1;
    for (const NamedClass& known : named_classes) {
      if (known.name != name) continue;
      for (int byte = 0; byte < 256; ++byte) {
        if (known.contains(byte)) set_.set(static_cast<std::size_t>(byte));
      }
      return true;
    }
    return false;
  }

  std::string_view pattern_;
  std::size_t at_;
  std::bitset<256> set_;
};

std::string_view base_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

}  // namespace

Glob::Glob(std::string_view pattern) : valid_(pattern.size() <= longest_pattern) {
  compile(pattern);
  find_literal_ends();
}

void Glob::add_literal(char byte) { steps_.push_back({Kind::one, ByteSet().set(byte_of(byte))}); }

void Glob::compile(std::string_view pattern) {
  for (std::size_t at = 0; at < pattern.size() && valid_;) {
    const char c = pattern[at];
    if (c == '*') {
      at = compile_stars(pattern, at);
    } else if (c == '[') {
      at = compile_bracket(pattern, at + 1);
    } else if (c == '?') {
      steps_.push_back({Kind::one, ByteSet().set().reset('/')});
      ++at;
    } else if (c == '\\') {
      valid_ = at + 1 < pattern.size();
      if (valid_) add_literal(pattern[at + 1]);
      at += 2;
    } else {
      add_literal(c);
      ++at;
    }
  }
}

/// One star, or a run of them: two or more that fill a path component match any folders.
std::size_t Glob::compile_stars(std::string_view pattern, std::size_t at) {
  std::size_t end = at;
  while (end < pattern.size() && pattern[end] == '*') ++end;
  const bool opens = at == 0 || pattern[at - 1] == '/';
  const bool closes = end == pattern.size() || pattern[end] == '/';
  if (end - at == 1 || !opens || !closes) {
    steps_.push_back({Kind::star, ByteSet().set().reset('/')});
    return end;
  }
  if (end == pattern.size()) {
    steps_.push_back({Kind::star, ByteSet().set()});
    return end;
  }
  steps_.push_back({Kind::optional, {}});
  steps_.push_back({Kind::star, ByteSet().set()});
  add_literal('/');
  return end + 1;
}

std::size_t Glob::compile_bracket(std::string_view pattern, std::size_t at) {
  BracketReader reader(pattern, at);
  const std::optional<ByteSet> bytes = reader.read();
  valid_ = bytes.has_value();
  if (bytes) steps_.push_back({Kind::one, *bytes});
  return reader.position();
}

/// The literal steps at both ends. A slash that `**` may skip is none.
void Glob::find_literal_ends() {
  const auto byte_at = [&](std::size_t i) -> std::optional<char> {
    if (steps_[i].kind != Kind::one || steps_[i].bytes.count() != 1) return std::nullopt;
    if (i >= 2 && steps_[i - 2].kind == Kind::optional) return std::nullopt;
    for (unsigned byte = 0;; ++byte) {
      if (steps_[i].bytes.test(byte)) return static_cast<char>(byte);
    }
  };
  std::size_t begin = 0;
  for (; begin < steps_.size(); ++begin) {
    const std::optional<char> byte = byte_at(begin);
    if (!byte) break;
    prefix_ += *byte;
  }
  for (std::size_t i = steps_.size(); i > begin; --i) {
    const std::optional<char> byte = byte_at(i - 1);
    if (!byte) break;
    suffix_.insert(suffix_.begin(), *byte);
  }
}

/// Enters a state and all that follow from it without reading a byte.
void Glob::activate(std::vector<bool>& states, std::size_t state) const {
  while (!states[state]) {
    states[state] = true;
    if (state == steps_.size() || steps_[state].kind == Kind::one) return;
    if (steps_[state].kind == Kind::optional) activate(states, state + 3);
    ++state;
  }
}

bool Glob::matches(std::string_view text) const {
  if (!valid_ || !text.starts_with(prefix_)) return false;
  if (prefix_.size() == steps_.size()) return text.size() == prefix_.size();
  return text.substr(prefix_.size()).ends_with(suffix_) && run(text);
}

bool Glob::run(std::string_view text) const {
  std::vector<bool> states(steps_.size() + 1, false);
  activate(states, 0);
  for (const char c : text) {
    std::vector<bool> next(steps_.size() + 1, false);
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      if (!states[i] || !steps_[i].bytes.test(byte_of(c))) continue;
      activate(next, steps_[i].kind == Kind::star ? i : i + 1);
    }
    states = std::move(next);
  }
  return states[steps_.size()];
}

PathPattern::PathPattern(std::string_view pattern)
    : anchored_(pattern.substr(0, pattern.empty() ? 0 : pattern.size() - 1).find('/') !=
                std::string_view::npos),
      folders_only_(pattern.ends_with('/')),
      glob_([&] {
        if (folders_only_) pattern.remove_suffix(1);
        if (pattern.starts_with('/')) pattern.remove_prefix(1);
        return pattern;
      }()) {}

bool PathPattern::matches_entry(std::string_view path, bool is_folder) const {
  if (folders_only_ && !is_folder) return false;
  return glob_.matches(anchored_ ? path : base_name(path));
}

bool PathPattern::matches(std::string_view path) const {
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos;
       slash = path.find('/', slash + 1)) {
    if (matches_entry(path.substr(0, slash), true)) return true;
  }
  return matches_entry(path, false);
}

}  // namespace migcheck
