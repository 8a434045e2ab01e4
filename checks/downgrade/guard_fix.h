// SPDX-License-Identifier: Apache-2.0
// Guarding a drop where its syntax and the installed versions allow it.
#pragma once

#include <optional>

#include "core/check/version.h"
#include "core/diagnostic/diagnostic.h"
#include "core/python/module.h"
#include "core/schema/operation.h"

namespace migcheck {

/// The libraries that run the migrations.
struct InstalledVersions {
  Version alembic;
  Version sqlalchemy;
};

/// `if_exists=True`, `checkfirst=True` or `IF EXISTS`, whatever guards this operation.
[[nodiscard]] std::optional<Fix> guard_fix(const PythonModule& module, const Operation& operation,
                                           const InstalledVersions& installed);

}  // namespace migcheck
