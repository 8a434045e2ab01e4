// SPDX-License-Identifier: Apache-2.0
#include "core/python/syntax_tree.h"

#include <cassert>

extern "C" const TSLanguage* tree_sitter_python(void);

namespace migcheck {
namespace {

struct ParserDelete {
  void operator()(TSParser* parser) const { ts_parser_delete(parser); }
};

TSParser* thread_parser() {
  thread_local std::unique_ptr<TSParser, ParserDelete> parser = [] {
    std::unique_ptr<TSParser, ParserDelete> made(ts_parser_new());
    [[maybe_unused]] const bool compatible =
        ts_parser_set_language(made.get(), tree_sitter_python());
    assert(compatible);
    return made;
  }();
  return parser.get();
}

}  // namespace

SyntaxTree SyntaxTree::parse_python(std::string_view text) {
  return SyntaxTree(ts_parser_parse_string(thread_parser(), nullptr, text.data(),
                                           static_cast<std::uint32_t>(text.size())));
}

}  // namespace migcheck
