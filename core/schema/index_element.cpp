// SPDX-License-Identifier: Apache-2.0
#include "core/schema/index_element.h"

#include "core/schema/reserved_words.h"
#include "core/schema/sql_words.h"

namespace migcheck {
namespace {

class ElementReader {
 public:
  explicit ElementReader(const IndexElement& element)
      : element_(element), words_(sql_words(element.text)) {}

  IndexElement read() {
    if (last("first", "nulls") || last("last", "nulls")) {
      element_.nulls_first = words_.back().text == "first";
      drop(2);
    }
    if (last("desc") || last("asc")) {
      element_.descending = words_.back().text == "desc";
      drop(1);
    }
    if (is_operator_class()) {
      element_.opclass = words_.back().text;
      drop(1);
    }
    if (words_.size() > 2 && word(words_.size() - 2, "collate")) {
      element_.collation = words_.back().text;
      drop(2);
    }
    finish();
    return std::move(element_);
  }

 private:
  bool word(std::size_t at, std::string_view text) const {
    return words_[at].kind == SqlWordKind::identifier && !words_[at].quoted &&
           words_[at].text == text;
  }
  bool last(std::string_view text) const {
    return words_.size() > 1 && word(words_.size() - 1, text);
  }
  bool last(std::string_view text, std::string_view before) const {
    return words_.size() > 2 && last(text) && word(words_.size() - 2, before);
  }
  bool is_operator_class() const {
    if (words_.size() < 2 || words_.back().kind != SqlWordKind::identifier) return false;
    const std::string& name = words_.back().text;
    const SqlWord& before = words_[words_.size() - 2];
    const bool operand = before.kind != SqlWordKind::symbol || before.text == ")";
    return operand && name.size() > 4 && name.compare(name.size() - 4, 4, "_ops") == 0;
  }
  void drop(std::size_t count) { words_.resize(words_.size() - count); }

  void finish() {
    if (words_.empty()) return;
    const SqlWord& end = words_.back();
    element_.text = element_.text.substr(0, end.offset + end.source.size());
    const SqlWord& only = words_.front();
    if (words_.size() > 1 || only.kind != SqlWordKind::identifier) return;
    if (!only.quoted && is_reserved_word(only.text)) return;
    element_.text = only.text;
    element_.expression = false;
  }

  IndexElement element_;
  std::vector<SqlWord> words_;
};

}  // namespace

IndexElement normalised(const IndexElement& element) {
  return element.expression ? ElementReader(element).read() : element;
}

}  // namespace migcheck
