// SPDX-License-Identifier: Apache-2.0
// Functions that come with extensions. A server refuses a default, an index or a statement that
// calls one before CREATE EXTENSION: `function uuid_generate_v4() does not exist`.
#pragma once

#include <string_view>

#include "core/schema/catalog.h"

namespace migcheck {

class Change;

/// Whether only an extension that is not installed brings this function, and the history makes none
/// of that name.
[[nodiscard]] bool lacks_extension_of(const Catalog& catalog, const QualifiedName& function);
/// The server's error for a call of a function that is not there.
[[nodiscard]] DdlError missing_function(const QualifiedName& name, bool has_arguments);
/// The error for the first call in an expression that would find no function.
[[nodiscard]] std::optional<DdlError> check_calls(const Change& change,
                                                  std::string_view expression);

}  // namespace migcheck
