// SPDX-License-Identifier: Apache-2.0
// The tree is built from yaml-cpp's events instead of its nodes: events show aliases, tags and keys
// that occur twice, and their marks are byte offsets into the text.
#include "config/yaml_document.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <optional>
#include <set>
#include <sstream>

#include "config/config_error.h"
#include "core/source/utf8.h"

namespace migcheck {
namespace {

constexpr std::size_t largest_document = std::size_t{1} << 20;

/// The end of a quoted scalar that begins at `begin`, after its closing quote; nothing without one.
std::optional<std::size_t> end_of_quoted(std::string_view text, std::size_t begin) {
  const char quote = text[begin];
  for (std::size_t i = begin + 1; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      if (quote == '"' || i + 1 == text.size() || text[i + 1] != quote) return i + 1;
      ++i;  // '' is one quote
    }
  }
  return std::nullopt;
}

/// A sequence or map whose end has not come yet.
struct OpenNode {
  YamlNode node;
  std::set<std::string> keys = {};
};

/// Builds the tree of one document and remembers the first thing that is not allowed.
class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(const SourceFile& file, std::size_t base) : file_(file), base_(base) {}

  [[nodiscard]] std::optional<Error> error() const { return error_; }
  [[nodiscard]] YamlNode take_root() { return std::move(root_); }

  [[nodiscard]] Span point(const YAML::Mark& mark) const {
    const std::size_t begin =
        mark.pos < 0 ? base_
                     : std::min(base_ + static_cast<std::size_t>(mark.pos), file_.text().size());
    return span(begin, begin);
  }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1) fail(point(mark), "there must be one document, not several");
  }
  void OnDocumentEnd() override {}
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    fail(point(mark), "aliases are not supported");
    add({.span = point(mark)});
  }
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { add({.span = point(mark)}); }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                const std::string& value) override {
    refuse_tag(mark, tag);
    add({.kind = YamlKind::scalar, .text = value, .span = scalar_span(mark, value)});
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    refuse_tag(mark, tag);
    open_.push_back({{.kind = YamlKind::sequence, .span = point(mark)}});
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    refuse_tag(mark, tag);
    open_.push_back({{.kind = YamlKind::map, .span = point(mark)}});
  }
  void OnMapEnd() override { close(); }

 private:
  [[nodiscard]] Span span(std::size_t begin, std::size_t end) const {
    return {&file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  void fail(const Span& where, std::string message) {
    if (!error_) error_ = config_error(where, std::move(message));
  }

  void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
    const bool implicit = tag.empty() || tag == "?" || tag == "!";
    if (!implicit) fail(point(mark), "tags are not supported");
  }

  Span scalar_span(const YAML::Mark& mark, const std::string& value) {
    const std::size_t begin = point(mark).begin;
    const std::string_view text = file_.text();
    const bool quoted = begin < text.size() && (text[begin] == '"' || text[begin] == '\'');
    if (!quoted) return span(begin, std::min(begin + value.size(), text.size()));
    const auto end = end_of_quoted(text, begin);
    if (!end) fail(span(begin, begin), "this quoted string has no end");
    return span(begin, end.value_or(begin));
  }

  void add(YamlNode node) {
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    YamlNode& parent = open_.back().node;
    const bool is_key = parent.kind == YamlKind::map && parent.keys.size() == parent.items.size();
    if (is_key) check_key(node);
    (is_key ? parent.keys : parent.items).push_back(std::move(node));
  }

  void check_key(const YamlNode& key) {
    if (key.kind != YamlKind::scalar) return fail(key.span, "a key must be a word");
    const bool added = open_.back().keys.insert(key.text).second;
    if (!added) fail(key.span, "key '" + key.text + "' occurs twice");
  }

  void close() {
    YamlNode done = std::move(open_.back().node);
    open_.pop_back();
    add(std::move(done));
  }

  const SourceFile& file_;
  std::size_t base_;  ///< where yaml-cpp's text begins in the file
  std::vector<OpenNode> open_;
  YamlNode root_;
  int documents_ = 0;
  std::optional<Error> error_;
};

std::optional<Error> unreadable(const SourceFile& file) {
  const std::string_view text = file.text();
  if (text.size() > largest_document) {
    return Error{.message = "the file is larger than 1 MB", .file = file.path()};
  }
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint character = decode_utf8(text, i);
    const auto begin = static_cast<std::uint32_t>(i);
    if (!character.valid) return config_error({&file, begin, begin}, "this is not valid UTF-8");
    if (character.value == 0) return config_error({&file, begin, begin}, "this is a NUL byte");
    i += character.length;
  }
  return std::nullopt;
}

}  // namespace

Result<YamlNode> parse_yaml(const SourceFile& file) {
  if (auto error = unreadable(file)) return *std::move(error);
  const std::size_t base = file.text().starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  std::istringstream stream{std::string(file.text().substr(base))};
  TreeBuilder builder(file, base);
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const YAML::Exception& exception) {
    if (auto error = builder.error()) return *std::move(error);
    return config_error(builder.point(exception.mark), exception.msg);
  }
  if (auto error = builder.error()) return *std::move(error);
  return builder.take_root();
}

}  // namespace migcheck
