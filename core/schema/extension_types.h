// SPDX-License-Identifier: Apache-2.0
// Types that come with extensions.
#pragma once

#include <string>
#include <string_view>

#include "core/schema/catalog_state.h"

namespace migcheck {

/// Whether an extension that is installed provides the type, or might, because what it contains is
/// not known here.
[[nodiscard]] bool may_come_from_extension(const CatalogState& state, std::string_view type);
/// Whether it is known here what the extension contains.
[[nodiscard]] bool extension_is_known(std::string_view extension);
/// Whether this extension is known to provide the type.
[[nodiscard]] bool extension_provides(std::string_view extension, std::string_view type);
/// The extension of a type when servers bring it in their databases: PostGIS stands in the template
/// of its images, so that a history may use it without creating it. Empty for others.
[[nodiscard]] std::string_view extension_of_the_server(std::string_view type);
/// The extension that brings an operator class such as gin_trgm_ops; empty for others.
[[nodiscard]] std::string_view extension_of_operator_class(std::string_view name);
/// The modifier as the extension prints it: PostGIS knows `geometry(POINT,4326)` as
/// `geometry(Point,4326)`.
[[nodiscard]] std::string canonical_modifier(std::string_view type, const std::string& modifier);

}  // namespace migcheck
