// SPDX-License-Identifier: Apache-2.0
// Which commit of which repository was analysed, so that viewers can link to it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace migcheck {

struct VersionControl {
  std::string repository_uri;  ///< https; empty when there is no remote with a web address
  std::string revision;        ///< the commit
  std::string branch;          ///< empty on a detached head
  std::string prefix;  ///< path of the analysed folder in the repository, with a final slash
};

/// Asks git about a folder; nothing when it is in no git work tree.
[[nodiscard]] std::optional<VersionControl> find_version_control(const std::string& folder);

/// A git remote as https address without credentials: `git@host:owner/name.git` is
/// `https://host/owner/name`. Empty for local remotes and for what is no address.
[[nodiscard]] std::string web_address(std::string_view remote);

}  // namespace migcheck
