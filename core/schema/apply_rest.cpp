// SPDX-License-Identifier: Apache-2.0
// Operations that the catalog takes note of later.
#include "core/schema/change.h"

namespace migcheck {

Failure apply(Change&, const RenameTable&) { return std::nullopt; }
Failure apply(Change&, const AddColumn&) { return std::nullopt; }
Failure apply(Change&, const DropColumn&) { return std::nullopt; }
Failure apply(Change&, const RenameColumn&) { return std::nullopt; }
Failure apply(Change&, const AlterColumnType&) { return std::nullopt; }
Failure apply(Change&, const SetNotNull&) { return std::nullopt; }
Failure apply(Change&, const SetDefault&) { return std::nullopt; }
Failure apply(Change&, const SetIdentity&) { return std::nullopt; }
Failure apply(Change&, const DropExpression&) { return std::nullopt; }
Failure apply(Change&, const AddConstraint&) { return std::nullopt; }
Failure apply(Change&, const DropConstraint&) { return std::nullopt; }
Failure apply(Change&, const RenameConstraint&) { return std::nullopt; }
Failure apply(Change&, const ValidateConstraint&) { return std::nullopt; }
Failure apply(Change&, const CreateIndex&) { return std::nullopt; }
Failure apply(Change&, const DropIndex&) { return std::nullopt; }
Failure apply(Change&, const RenameIndex&) { return std::nullopt; }
Failure apply(Change&, const CreateDomain&) { return std::nullopt; }
Failure apply(Change&, const CreateCompositeType&) { return std::nullopt; }
Failure apply(Change&, const RenameType&) { return std::nullopt; }
Failure apply(Change&, const CreateSchema&) { return std::nullopt; }
Failure apply(Change&, const DropSchema&) { return std::nullopt; }
Failure apply(Change&, const CreateExtension&) { return std::nullopt; }
Failure apply(Change&, const DropExtension&) { return std::nullopt; }
Failure apply(Change&, const CreateSequence&) { return std::nullopt; }
Failure apply(Change&, const DropSequence&) { return std::nullopt; }
Failure apply(Change&, const AlterSequenceOwner&) { return std::nullopt; }
Failure apply(Change&, const CreateView&) { return std::nullopt; }
Failure apply(Change&, const DropView&) { return std::nullopt; }
Failure apply(Change&, const CreateFunction&) { return std::nullopt; }
Failure apply(Change&, const DropFunction&) { return std::nullopt; }
Failure apply(Change&, const CreateTrigger&) { return std::nullopt; }
Failure apply(Change&, const DropTrigger&) { return std::nullopt; }
Failure apply(Change&, const SetSchema&) { return std::nullopt; }
Failure apply(Change&, const RenameObject&) { return std::nullopt; }
Failure apply(Change&, const SetComment&) { return std::nullopt; }
Failure apply(Change&, const AttachPartition&) { return std::nullopt; }
Failure apply(Change&, const SetSearchPath&) { return std::nullopt; }
Failure apply(Change&, const DataChange&) { return std::nullopt; }
Failure apply(Change&, const OtherStatement&) { return std::nullopt; }
Failure apply(Change&, const UnknownOperation&) { return std::nullopt; }

}  // namespace migcheck
