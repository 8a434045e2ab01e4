// SPDX-License-Identifier: Apache-2.0
// Whether absence proves anything.
#pragma once

#include "core/run/repository.h"

namespace migcheck {

/// Whether the history begins with an empty database: the first thing that it does to tables is to
/// create some that stand alone, and it changes no more tables that it has not made than it makes.
/// Otherwise some were there before, as from create_all(), and nobody knows which.
[[nodiscard]] bool begins_with_empty_database(const History& history);

}  // namespace migcheck
