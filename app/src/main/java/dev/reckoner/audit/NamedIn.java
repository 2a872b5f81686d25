package dev.reckoner.audit;

import dev.reckoner.attribution.NodeId;
import dev.reckoner.attribution.NodeKind;
import dev.reckoner.trail.Claim;
import java.util.Optional;

/** Whom a claim names as the one that answers. */
final class NamedIn {
    private NamedIn() {}

    /** The operator; where it does not say, the provider. */
    static Optional<NodeId> party(ClaimRow row) {
        return stated(NodeKind.OPERATOR, row.operator()).or(() -> stated(NodeKind.PROVIDER, row.provider()));
    }

    private static Optional<NodeId> stated(NodeKind kind, String name) {
        return name.equals(Claim.NOT_STATED) || name.isBlank() ? Optional.empty() : Optional.of(new NodeId(kind, name));
    }
}
