// SPDX-License-Identifier: Apache-2.0
// Myers, "An O(ND) difference algorithm": for every number of changes, how far one gets on each
// diagonal. The furthest points are kept to walk the way back, which costs the square of the number
// of changes in memory; hence the limit.
#include "core/source/line_diff.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace migcheck {
namespace {

using Lines = std::vector<std::string_view>;
constexpr std::int64_t most_changes = 2000;

class Myers {
 public:
  Myers(const Lines& before, const Lines& after)
      : before_(before),
        after_(after),
        n_(static_cast<std::int64_t>(before.size())),
        m_(static_cast<std::int64_t>(after.size())) {}

  std::vector<LineChange> changes() {
    for (std::int64_t d = 0; d <= std::min(n_ + m_, most_changes); ++d) {
      if (reaches_end(d)) return walk_back(d);
    }
    return {{0, before_.size(), 0, after_.size()}};
  }

 private:
  /// The furthest old line on diagonal `k` with `d` changes, before following equal lines.
  [[nodiscard]] std::int64_t start(const std::vector<std::int64_t>& last, std::int64_t d,
                                   std::int64_t k) const {
    if (d == 0) return 0;
    const bool down = k == -d || (k != d && at(last, d - 1, k - 1) < at(last, d - 1, k + 1));
    return down ? at(last, d - 1, k + 1) : at(last, d - 1, k - 1) + 1;
  }

  static std::int64_t at(const std::vector<std::int64_t>& row, std::int64_t d, std::int64_t k) {
    return row[static_cast<std::size_t>(k + d)];
  }

  bool reaches_end(std::int64_t d) {
    const std::vector<std::int64_t> none;
    const std::vector<std::int64_t>& last = furthest_.empty() ? none : furthest_.back();
    std::vector<std::int64_t> row(static_cast<std::size_t>(2 * d + 1), 0);
    bool end = false;
    for (std::int64_t k = -d; k <= d; k += 2) {
      std::int64_t x = start(last, d, k);
      while (equal(x, x - k)) ++x;
      row[static_cast<std::size_t>(k + d)] = x;
      end = end || (x >= n_ && x - k >= m_);
    }
    furthest_.push_back(std::move(row));
    return end;
  }

  [[nodiscard]] bool equal(std::int64_t x, std::int64_t y) const {
    return x >= 0 && y >= 0 && x < n_ && y < m_ &&
           before_[static_cast<std::size_t>(x)] == after_[static_cast<std::size_t>(y)];
  }

  /// From the end to the start; single steps that touch are one change.
  [[nodiscard]] std::vector<LineChange> walk_back(std::int64_t d) const {
    std::vector<LineChange> found;
    std::int64_t k = n_ - m_;
    for (; d > 0; --d) {
      const std::vector<std::int64_t>& last = furthest_[static_cast<std::size_t>(d - 1)];
      const std::int64_t x = start(last, d, k);
      const bool down = x == at_or_minus_one(last, d - 1, k + 1);
      const std::int64_t from_x = down ? x : x - 1;
      const std::int64_t from_y = down ? x - k - 1 : x - k;
      add(found, {static_cast<std::size_t>(from_x), static_cast<std::size_t>(x),
                  static_cast<std::size_t>(from_y), static_cast<std::size_t>(x - k)});
      k += down ? 1 : -1;
    }
    std::reverse(found.begin(), found.end());
    return found;
  }

  static std::int64_t at_or_minus_one(const std::vector<std::int64_t>& row, std::int64_t d,
                                      std::int64_t k) {
    return k < -d || k > d ? -1 : at(row, d, k);
  }

  static void add(std::vector<LineChange>& found, const LineChange& step) {
    if (!found.empty() && found.back().old_begin == step.old_end &&
        found.back().new_begin == step.new_end) {
      found.back().old_begin = step.old_begin;
      found.back().new_begin = step.new_begin;
    } else {
      found.push_back(step);
    }
  }

  const Lines& before_;
  const Lines& after_;
  std::int64_t n_;
  std::int64_t m_;
  std::vector<std::vector<std::int64_t>> furthest_;  ///< by number of changes
};

}  // namespace

std::vector<std::string_view> lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

std::vector<LineChange> diff_lines(const Lines& before, const Lines& after) {
  const auto head = static_cast<std::size_t>(
      std::mismatch(before.begin(), before.end(), after.begin(), after.end()).first -
      before.begin());
  std::size_t tail = 0;
  const std::size_t common = std::min(before.size(), after.size()) - head;
  while (tail < common && before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) {
    ++tail;
  }
  const auto middle = [&](const Lines& lines) {
    return Lines(lines.begin() + static_cast<std::ptrdiff_t>(head),
                 lines.end() - static_cast<std::ptrdiff_t>(tail));
  };
  const Lines old_middle = middle(before);
  const Lines new_middle = middle(after);
  std::vector<LineChange> changes = Myers(old_middle, new_middle).changes();
  for (LineChange& change : changes) {
    change.old_begin += head;
    change.old_end += head;
    change.new_begin += head;
    change.new_end += head;
  }
  std::erase_if(changes, [](const LineChange& one) {
    return one.old_begin == one.old_end && one.new_begin == one.new_end;
  });
  return changes;
}

}  // namespace migcheck
