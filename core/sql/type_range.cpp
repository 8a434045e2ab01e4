// SPDX-License-Identifier: Apache-2.0
#include "core/sql/type_range.h"

namespace migcheck::sql {
namespace {

class TypeScanner {
 public:
  TypeScanner(const SqlText& text, std::size_t first) : text_(text), at_(first) {}

  std::size_t end() {
    accept("setof");
    base();
    array();
    return at_;
  }

 private:
  bool accept(std::string_view word) {
    if (!text_.is(at_, word)) return false;
    ++at_;
    return true;
  }

  void modifier() {
    if (text_.is(at_, "(") && text_.close(at_) < text_.size()) at_ = text_.close(at_) + 1;
  }

  void base() {
    if (accept("double")) {
      accept("precision");
    } else if (accept("national")) {
      accept("character") || accept("char");
      varying();
    } else if (accept("character") || accept("char") || accept("nchar") || accept("bit")) {
      varying();
    } else if (accept("timestamp") || accept("time")) {
      modifier();
      time_zone();
    } else if (accept("interval")) {
      interval();
    } else {
      user_name();
    }
  }

  void varying() {
    accept("varying");
    modifier();
  }

  void time_zone() {
    const bool zone =
        text_.are(at_, {"with", "time", "zone"}) || text_.are(at_, {"without", "time", "zone"});
    if (zone) at_ += 3;
  }

  bool interval_field() {
    return accept("year") || accept("month") || accept("day") || accept("hour") ||
           accept("minute") || accept("second");
  }

  void interval() {
    if (interval_field() && accept("to")) interval_field();
    modifier();
  }

  void user_name() {
    if (!text_.is_name(at_)) return;
    ++at_;
    while (text_.is(at_, ".") && text_.is_name(at_ + 1)) at_ += 2;
    if (text_.is(at_, "%") && text_.is(at_ + 1, "type")) at_ += 2;
    modifier();
  }

  void array() {
    accept("array");
    while (text_.is(at_, "[") && text_.close(at_) < text_.size()) at_ = text_.close(at_) + 1;
  }

  const SqlText& text_;
  std::size_t at_;
};

}  // namespace

TokenRange type_range(const SqlText& text, std::size_t first) {
  return {first, TypeScanner(text, first).end()};
}

}  // namespace migcheck::sql
