// SPDX-License-Identifier: Apache-2.0
// --test: runs the fixtures of checks, of whatever origin.
#pragma once

#include "core/check/registry.h"
#include "tool/arguments.h"

namespace migcheck {

/// Prints what fails, and a count. The plugins and custom checks come from --load and from the
/// configuration of the folder; the settings for a fixture only from the configuration inside it.
ExitCode test_fixtures(const Arguments& arguments, Registry& registry);

}  // namespace migcheck
