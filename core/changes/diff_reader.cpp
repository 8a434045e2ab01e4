// SPDX-License-Identifier: Apache-2.0
#include "core/changes/diff_reader.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>

#include "core/source/ascii.h"
#include "core/source/line_diff.h"

namespace migcheck {
namespace {

struct Hunk {
  std::uint32_t old_count = 1;
  std::uint32_t new_begin = 0;
  std::uint32_t new_count = 1;
};

bool take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

bool take_number(std::string_view& text, std::uint32_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc()) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

/// `@@ -1,2 +3,4 @@`; a count of 1 may be left out.
std::optional<Hunk> read_hunk(std::string_view line) {
  Hunk hunk;
  std::uint32_t old_begin = 0;
  const bool read = take(line, "@@ -") && take_number(line, old_begin) &&
                    (!take(line, ",") || take_number(line, hunk.old_count)) && take(line, " +") &&
                    take_number(line, hunk.new_begin) &&
                    (!take(line, ",") || take_number(line, hunk.new_count)) && take(line, " @@");
  return read ? std::optional(hunk) : std::nullopt;
}

char escaped(char letter) {
  constexpr std::string_view letters = "abtnvfr";
  const std::size_t at = letters.find(letter);
  return at == std::string_view::npos ? letter : "\a\b\t\n\v\f\r"[at];
}

/// A name in git's quotes.
std::string unquoted(std::string_view text) {
  std::string name;
  for (std::size_t i = 1; i < text.size() && text[i] != '"'; ++i) {
    if (text[i] != '\\' || i + 1 >= text.size()) {
      name += text[i];
    } else if (is_digit(text[i + 1])) {
      unsigned byte = 0;
      const std::size_t end = std::min(i + 4, text.size());
      for (++i; i < end && is_digit(text[i]); ++i) byte = byte * 8 + unsigned(text[i] - '0');
      name += static_cast<char>(byte);
      --i;
    } else {
      name += escaped(text[++i]);
    }
  }
  return name;
}

/// The name on a line `--- name` or `+++ name`, which a tab ends; nothing for /dev/null.
std::optional<std::string> file_name(std::string_view line, unsigned strip) {
  line.remove_prefix(4);
  std::string name =
      line.starts_with('"') ? unquoted(line) : std::string(line.substr(0, line.find('\t')));
  if (name == "/dev/null") return std::nullopt;
  for (; strip > 0; --strip) {
    const std::size_t slash = name.find('/');
    if (slash == std::string::npos) break;
    name.erase(0, slash + 1);
  }
  return name;
}

/// Lines by which git and diff say what changed when they show no lines of it: modes, names, binary
/// files, an empty commit.
bool announces_change(std::string_view line) {
  constexpr std::string_view beginnings[] = {"diff ", "Binary files ", "Only in ", "commit "};
  return std::any_of(std::begin(beginnings), std::end(beginnings),
                     [&](std::string_view beginning) { return line.starts_with(beginning); });
}

/// Gathers the changed lines of a hunk; a run of removed lines without added ones is a gap.
struct ChangedRun {
  bool removed = false;
  bool added = false;
  std::vector<LineRange> ranges;

  /// `line` is where the new file is.
  void add(char mark, std::uint32_t line) {
    if (mark == '+') ranges.push_back({line, line});
    if (mark == ' ') {
      if (removed && !added) ranges.push_back({std::max<std::uint32_t>(line, 2) - 1, line});
      removed = added = false;
    } else {
      (mark == '+' ? added : removed) = true;
    }
  }
};

class Reader {
 public:
  Reader(std::string_view text, unsigned strip) : lines_(lines_of(text)), strip_(strip) {
    for (std::string_view& line : lines_) {
      while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
    }
  }

  Result<LineSelection> read() {
    for (; at_ < lines_.size(); ++at_) {
      const std::string_view line = lines_[at_];
      is_diff_ = is_diff_ || announces_change(line);
      const bool names = line.starts_with("--- ") && at_ + 1 < lines_.size() &&
                         lines_[at_ + 1].starts_with("+++ ");
      if (names) {
        read_names();
      } else if (const auto hunk = read_hunk(line); hunk && path_) {
        if (!read_lines(*hunk)) return bad_hunk();
      }
    }
    if (!is_diff_ && !is_blank()) return Error{.message = "this is no unified diff"};
    return std::move(selection_);
  }

 private:
  [[nodiscard]] bool is_blank() const {
    return std::all_of(lines_.begin(), lines_.end(),
                       [](std::string_view line) { return line.empty(); });
  }

  void read_names() {
    is_diff_ = true;
    path_ = file_name(lines_[at_ + 1], strip_);
    const auto old_name = file_name(lines_[at_], strip_);
    if (path_) selection_.add_lines(*path_, {});
    if (!path_ && old_name) selection_.add_file(*old_name);
    ++at_;
  }

  /// Walks through a hunk; false when the text ends before it does.
  bool read_lines(const Hunk& hunk) {
    std::uint32_t next = hunk.new_begin + (hunk.new_count == 0 ? 1 : 0);
    std::uint32_t old_left = hunk.old_count;
    std::uint32_t new_left = hunk.new_count;
    ChangedRun run;
    while (old_left > 0 || new_left > 0) {
      if (++at_ >= lines_.size()) return false;
      const char mark = lines_[at_].empty() ? ' ' : lines_[at_].front();
      if (mark == '\\') continue;
      if (mark != '+' && mark != '-' && mark != ' ') return false;
      if (mark != '+' && old_left-- == 0) return false;
      if (mark != '-' && new_left-- == 0) return false;
      run.add(mark, next);
      if (mark != '-') ++next;
    }
    run.add(' ', next);
    selection_.add_lines(*path_, run.ranges);
    return true;
  }

  [[nodiscard]] Error bad_hunk() const {
    return {.message = "this diff ends in the middle of a hunk",
            .line = static_cast<std::uint32_t>(std::min(at_ + 1, lines_.size()))};
  }

  std::vector<std::string_view> lines_;
  unsigned strip_;
  std::size_t at_ = 0;
  bool is_diff_ = false;
  std::optional<std::string> path_;
  LineSelection selection_;
};

}  // namespace

Result<LineSelection> read_diff(std::string_view text, unsigned strip) {
  return Reader(text, strip).read();
}

}  // namespace migcheck
