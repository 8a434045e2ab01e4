// SPDX-License-Identifier: Apache-2.0
// Giving objects another name or schema, with everything that knows them by their name.
#pragma once

#include "core/schema/change.h"

namespace migcheck {

/// Moves a table: foreign keys, children, views, sequences and columns of its row type follow.
/// With a new schema its sequences move along.
void move_table(Change& change, const QualifiedName& from, const QualifiedName& to);
/// Moves an enum, domain or composite type with all columns of it.
void move_type(Change& change, const QualifiedName& from, const QualifiedName& to);
/// Moves a view, sequence, function or schema-less object; views that read it follow.
void move_object(Change& change, const ObjectKey& from, const QualifiedName& to);

}  // namespace migcheck
