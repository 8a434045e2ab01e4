// SPDX-License-Identifier: Apache-2.0
// An artifactLocation has a URI and a base, never an index: viewers that follow an index would
// open the embedded copy of a file instead of the user's own. The base has no absolute address, so
// a report is the same on every machine.
#include "sarif/location.h"

#include <nlohmann/json.hpp>

#include "core/source/digest.h"
#include "sarif/region.h"
#include "sarif/text.h"

namespace migcheck {
namespace {

constexpr std::string_view base_id = "%SRCROOT%";

Json region_object(const Region& region) {
  Json object = coordinates(region.start, region.end);
  object["snippet"] = {{"text", region.snippet}};
  return object;
}

Json artifact(const std::string& uri, const SourceFile* file) {
  Json object = {{"location", {{"uri", uri}, {"uriBaseId", base_id}}}};
  if (file != nullptr) object["length"] = file->text().size();
  object["roles"] = {"analysisTarget"};
  const bool python = uri.ends_with(".py");
  object["mimeType"] = python ? "text/x-python" : "text/plain";
  object["encoding"] = "UTF-8";
  if (python) object["sourceLanguage"] = "python";
  if (file != nullptr) object["hashes"] = {{"sha-256", sha256_hex(file->text())}};
  return object;
}

}  // namespace

Json coordinates(Position start, Position end) {
  return {{"startLine", start.line},
          {"startColumn", start.column},
          {"endLine", end.line},
          {"endColumn", end.column}};
}

std::string LocationWriter::uri(std::string_view path) const {
  return uri_of_path(prefix_ + std::string(path));
}

Json LocationWriter::artifact_location(const std::string& path, const SourceFile* file) {
  const std::string address = uri(path);
  const SourceFile*& known = files_[address];
  if (known == nullptr) known = file;
  return {{"uri", address}, {"uriBaseId", base_id}};
}

Json LocationWriter::file(const SourceFile& file) { return artifact_location(file.path(), &file); }

Json LocationWriter::place(const Span& span) {
  const Region region = region_of(span);
  Json object = {{"artifactLocation", file(*span.file)}, {"region", region_object(region)}};
  if (const auto context = context_of(*span.file, region)) {
    object["contextRegion"] = region_object(*context);
  }
  return object;
}

Json LocationWriter::place(const std::string& path, Position position) {
  const Position start = {std::max(position.line, 1U), std::max(position.column, 1U)};
  // every location needs a region and every region a snippet, even where nothing could be read
  return {{"artifactLocation", artifact_location(path, nullptr)},
          {"region", region_object({start, start, ""})}};
}

Json LocationWriter::artifacts() const {
  Json list = Json::array();
  for (const auto& [uri, file] : files_) list.push_back(artifact(uri, file));
  return list;
}

}  // namespace migcheck
