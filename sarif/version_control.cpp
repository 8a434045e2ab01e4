// SPDX-License-Identifier: Apache-2.0
#include "sarif/version_control.h"

#include "core/source/git.h"
#include "core/source/thread_pool.h"

namespace migcheck {
namespace {

void remove_suffix(std::string& text, std::string_view suffix) {
  if (text.ends_with(suffix)) text.resize(text.size() - suffix.size());
}

/// `host/path` of a remote, still with credentials and port; empty when it is no network address.
std::string host_and_path(std::string_view remote) {
  const std::size_t scheme_end = remote.find("://");
  if (scheme_end != std::string_view::npos) {
    const std::string_view scheme = remote.substr(0, scheme_end);
    const bool network = scheme == "https" || scheme == "http" || scheme == "ssh" ||
                         scheme == "git" || scheme == "git+ssh";
    return network ? std::string(remote.substr(scheme_end + 3)) : std::string();
  }
  const std::size_t colon = remote.find(':');
  if (colon == std::string_view::npos || remote.substr(0, colon).find('/') != std::string::npos) {
    return "";
  }
  return std::string(remote.substr(0, colon)).append("/").append(remote.substr(colon + 1));
}

bool is_uri_text(std::string_view text) {
  constexpr std::string_view legal =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/%+";
  return text.find_first_not_of(legal) == std::string_view::npos;
}

std::string take_last_line(std::string& text) {
  const std::size_t begin = text.rfind('\n') + 1;
  std::string line = text.substr(begin);
  text.resize(begin == 0 ? 0 : begin - 1);
  return line;
}

/// Before the first commit there is no HEAD to ask about.
std::optional<VersionControl> find_empty_checkout(const std::string& folder) {
  std::optional<std::string> prefix = git_line(folder, {"rev-parse", "--show-prefix"});
  if (!prefix) return std::nullopt;
  VersionControl found;
  found.prefix = *std::move(prefix);
  found.branch = git_line(folder, {"symbolic-ref", "--quiet", "--short", "HEAD"}).value_or("");
  return found;
}

std::optional<VersionControl> find_checkout(const std::string& folder) {
  std::optional<std::string> answer =
      git_line(folder, {"rev-parse", "--show-prefix", "HEAD", "--abbrev-ref", "HEAD"});
  if (!answer) return find_empty_checkout(folder);
  VersionControl found;
  found.branch = take_last_line(*answer);
  if (found.branch == "HEAD") found.branch.clear();  // on no branch
  found.revision = take_last_line(*answer);
  found.prefix = *std::move(answer);
  return found;
}

}  // namespace

std::string web_address(std::string_view remote) {
  std::string address = host_and_path(remote);
  const std::size_t slash = address.find('/');
  if (slash == std::string::npos || slash + 1 == address.size()) return "";
  std::string host = address.substr(0, slash);
  host.erase(0, host.rfind('@') + 1);
  host.resize(std::min(host.find(':'), host.size()));
  std::string path = address.substr(slash);
  remove_suffix(path, "/");
  remove_suffix(path, ".git");
  if (host.empty() || !is_uri_text(host) || !is_uri_text(path)) return "";
  return "https://" + host + path;
}

std::optional<VersionControl> find_version_control(const std::string& folder) {
  std::optional<VersionControl> found;
  std::string remote;
  parallel_for(2, 0, [&](std::size_t i) {  // a process takes longer to start than to answer
    if (i == 0) found = find_checkout(folder);
    if (i == 1) remote = git_line(folder, {"config", "remote.origin.url"}).value_or("");
  });
  if (found) found->repository_uri = web_address(remote);
  return found;
}

}  // namespace migcheck
