// SPDX-License-Identifier: Apache-2.0
// A scanner for strings, comments, brackets and backslashes, since the syntax tree does not say
// what stands at the ends of lines. Who edits by it parses the result again.
#include "core/run/python_lines.h"

#include <algorithm>
#include <string>

namespace migcheck {
namespace {

class LineScanner {
 public:
  explicit LineScanner(std::string_view text) : text_(text) {}

  std::vector<PythonLine> scan() {
    begin_line();
    while (at_ < text_.size()) step();
    end_line(false);
    return std::move(lines_);
  }

 private:
  void begin_line() {
    PythonLine& line = lines_.emplace_back();
    line.starts_in_string = !quote_.empty();
    line.starts_continued = continued_;
    line.starts_inside = line.starts_in_string || continued_ || depth_ > 0;
  }

  void end_line(bool continued) {
    continued_ = continued;
    PythonLine& line = lines_.back();
    line.ends_in_string = !quote_.empty();
    line.ends_continued = continued;
    line.ends_inside = line.ends_in_string || continued || depth_ > 0;
  }

  void step() {
    const char c = text_[at_];
    if (c == '\n') return break_line();
    if (c == '\\') return backslash();
    if (!quote_.empty()) return inside_string();
    if (c == '#') {
      at_ = std::min(text_.find('\n', at_), text_.size());
      return;
    }
    if (c == '"' || c == '\'') return open_string(c);
    if (std::string_view("([{").find(c) != std::string_view::npos) ++depth_;
    if (std::string_view(")]}").find(c) != std::string_view::npos && depth_ > 0) --depth_;
    ++at_;
  }

  void break_line() {
    if (quote_.size() == 1) quote_.clear();  // not closed: the parser ends it here
    end_line(false);
    ++at_;
    begin_line();
  }

  void backslash() {
    std::size_t next = at_ + 1;
    if (next < text_.size() && text_[next] == '\r') ++next;
    const bool breaks = next < text_.size() && text_[next] == '\n';
    at_ = std::min(breaks ? next + 1 : at_ + 2, text_.size());
    if (!breaks) return;
    end_line(true);
    begin_line();
    continued_ = false;
  }

  void open_string(char c) {
    const std::string triple(3, c);
    quote_ = text_.substr(at_).starts_with(triple) ? triple : std::string(1, c);
    at_ += quote_.size();
  }

  void inside_string() {
    if (!text_.substr(at_).starts_with(quote_)) {
      ++at_;
      return;
    }
    at_ += quote_.size();
    quote_.clear();
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string quote_;  ///< of the string that is open
  std::size_t depth_ = 0;
  bool continued_ = false;
  std::vector<PythonLine> lines_;
};

}  // namespace

std::vector<PythonLine> python_lines(std::string_view text) { return LineScanner(text).scan(); }

}  // namespace migcheck
