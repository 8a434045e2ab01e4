// SPDX-License-Identifier: Apache-2.0
// What code that catches an error of the database gets to see of it.
#pragma once

#include <string>
#include <string_view>

#include "core/python/value.h"
#include "core/schema/catalog.h"

namespace migcheck {

/// The exception that psycopg2, and with it SQLAlchemy, raises for the class of a SQLSTATE: its
/// first two characters.
[[nodiscard]] std::string exception_class(std::string_view sqlstate);

/// What `except … as error` binds: SQLAlchemy's exception around that of the driver. Its text is
/// known up to the statement that it quotes.
[[nodiscard]] Value exception_value(const DdlError& error, Span span);

/// Whether a text can only go on with a statement that the server quotes, which holds no sentence.
[[nodiscard]] bool only_quotes_follow(const MappedText& text);

}  // namespace migcheck
