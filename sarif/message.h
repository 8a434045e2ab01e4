// SPDX-License-Identifier: Apache-2.0
// SARIF wants a message as a template of its rule plus arguments, every argument in single quotes.
// Our messages are plain sentences that quote every name, so the template is the sentence with its
// names taken out: "type 'deal_status' is created twice" is "Type '{0}' is created twice." with the
// argument deal_status. Findings that say the same of different things share a template, and checks
// need not know about it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace migcheck {

struct SarifMessage {
  std::string id;  ///< derived from the template, so it is the same in every run
  std::string pattern;
  std::vector<std::string> arguments;
  std::string text;  ///< the pattern with the arguments filled in
};

/// Builds a message of one or more sentences.
class MessageBuilder {
 public:
  /// Adds a sentence.
  void add(std::string_view sentence);
  /// Adds a sentence about a related place, with a link to the location of that id.
  void add_linked(std::string_view message, std::string_view place, std::size_t location_id);
  /// The message. `place` is named when nothing else was quoted: a message without any name would
  /// read the same in a hundred findings.
  [[nodiscard]] SarifMessage build(std::string_view place);

 private:
  void separate();
  void literal(std::string_view text);
  void quoted(std::string_view argument);

  SarifMessage message_;
};

/// A pattern with its arguments filled in.
[[nodiscard]] std::string format_pattern(std::string_view pattern,
                                         const std::vector<std::string>& arguments);

}  // namespace migcheck
