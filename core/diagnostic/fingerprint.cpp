// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostic/fingerprint.h"

#include <algorithm>
#include <map>

#include "core/source/digest.h"
#include "core/source/source_file.h"

namespace migcheck {
namespace {

/// What stands for the subject of a finding that has none.
std::string substitute(const Diagnostic& diagnostic, std::string_view path, char separator) {
  const SourceFile* file = diagnostic.span.file;
  std::string_view line =
      file == nullptr ? "" : file->line_text(file->position(diagnostic.span.begin).line);
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  const std::string kind = line.empty() ? "file" : "line";
  return kind + separator + std::string(line.empty() ? path : line);
}

}  // namespace

std::string subject_fingerprint(const Diagnostic& diagnostic, std::string_view path,
                                std::size_t ordinal) {
  constexpr char separator = '\x1F';
  const std::string_view subject = diagnostic.subject;
  const std::size_t colon = subject.find(':');
  std::string key = diagnostic.check;
  key += separator;
  if (subject.empty()) {
    key += substitute(diagnostic, path, separator);
  } else if (colon == std::string_view::npos) {
    key.append(1, separator).append(subject);
  } else {
    key.append(subject.substr(0, colon)).append(1, separator).append(subject.substr(colon + 1));
  }
  key += separator;
  key += diagnostic.revision;
  if (ordinal > 1) key += separator + std::to_string(ordinal);
  return sha256_hex(key);
}

std::vector<std::string> subject_fingerprints(const std::vector<Diagnostic>& diagnostics) {
  std::map<std::string, std::size_t> uses;
  std::vector<std::string> fingerprints;
  for (const Diagnostic& one : diagnostics) {
    const std::string path = one.span.valid() ? one.span.file->path() : ".";
    const std::size_t ordinal = ++uses[subject_fingerprint(one, path, 1)];
    fingerprints.push_back(subject_fingerprint(one, path, ordinal));
  }
  return fingerprints;
}

}  // namespace migcheck
