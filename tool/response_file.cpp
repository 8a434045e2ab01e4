// SPDX-License-Identifier: Apache-2.0
#include "tool/response_file.h"

#include <optional>

#include "core/source/file_io.h"
#include "core/source/utf8.h"

namespace migcheck {
namespace {

constexpr int deepest_file = 10;

/// Splits text into words by the shell's rules for blanks, quotes and backslashes.
class WordSplitter {
 public:
  explicit WordSplitter(std::string_view text) : text_(text) {}

  std::vector<std::string> split() {
    for (; at_ < text_.size(); ++at_) step(text_[at_]);
    finish();
    return std::move(words_);
  }

 private:
  void step(char c) {
    const bool escapes = c == '\\' && quote_ != '\'' && at_ + 1 < text_.size();
    if (escapes) {
      add(text_[++at_]);
    } else if (quote_ != 0 && c == quote_) {
      quote_ = 0;
    } else if (quote_ == 0 && (c == '"' || c == '\'')) {
      quote_ = c;
      open_ = true;
    } else if (quote_ == 0 && (c == ' ' || c == '\t' || c == '\n' || c == '\r')) {
      finish();
    } else {
      add(c);
    }
  }

  void add(char c) {
    word_ += c;
    open_ = true;
  }

  void finish() {
    if (open_) words_.push_back(std::move(word_));
    word_.clear();
    open_ = false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  char quote_ = 0;
  bool open_ = false;
  std::string word_;
  std::vector<std::string> words_;
};

/// The words of a file, which editors may have begun with a byte order mark.
std::vector<std::string> words_of(std::string_view text) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  return WordSplitter(text).split();
}

/// Adds the words with the files replaced; `plain` once `--` was seen.
std::optional<Error> expand_words(const std::vector<std::string>& words, int depth, bool& plain,
                                  std::vector<std::string>& out) {
  for (const std::string& word : words) {
    plain = plain || word == "--";
    if (plain || word.size() < 2 || word.front() != '@') {
      out.push_back(word);
      continue;
    }
    if (depth == deepest_file)
      return Error{.message = "files of arguments name each other: " + word};
    const auto text = read_file(word.substr(1));
    if (!text) return text.error();
    auto error = expand_words(words_of(text.value()), depth + 1, plain, out);
    if (error) return error;
  }
  return std::nullopt;
}

}  // namespace

Result<std::vector<std::string>> expand_response_files(const std::vector<std::string>& words) {
  std::vector<std::string> out;
  bool plain = false;
  if (auto error = expand_words(words, 0, plain, out)) return *std::move(error);
  return out;
}

}  // namespace migcheck
