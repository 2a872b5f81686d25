package dev.reckoner.ui.attribution;

import dev.reckoner.attribution.ClaimFile;
import dev.reckoner.attribution.LiabilityStatement;
import dev.reckoner.attribution.Neighbourhood.Shown;
import dev.reckoner.attribution.NodeId;
import dev.reckoner.attribution.NodeKind;
import dev.reckoner.attribution.Scope;
import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.IsolationRow;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.PartyRole;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads what the inspector says of a node. Not for the FX thread. */
final class SubjectReading {
    private final AuditCase audit;

    SubjectReading(AuditCase audit) {
        this.audit = audit;
    }

    Subject of(Shown node) throws IOException {
        boolean claim =
                node.id().kind() == NodeKind.ANSWER && Digest.isHex(node.id().key());
        return claim ? ofAnswer(node) : ofThing(node);
    }

    private Subject ofAnswer(Shown node) throws IOException {
        var id = Digest.ofSha256(node.id().key());
        var file = audit.attribution().file(id);
        var row = audit.claimRows(List.of(id)).stream().findFirst();
        var scope = file.flatMap(SubjectReading::operator);
        return new Subject(
                node.id(),
                node.name(),
                node.second(),
                row.map(found -> found.tier()),
                file,
                file.map(LiabilityStatement::of),
                scope,
                scope.isPresent() ? Optional.of(audit.attribution().effect(scope.get())) : Optional.empty(),
                scope.map(this::touching).orElse(List.of()));
    }

    static Optional<Scope> operator(ClaimFile file) {
        return Optional.ofNullable(file.claim().parties().get(PartyRole.OPERATOR))
                .filter(id -> !id.isBlank())
                .map(id -> Scope.party(NodeKind.OPERATOR, id));
    }

    private Subject ofThing(Shown node) throws IOException {
        var scope = scope(node);
        return new Subject(
                node.id(),
                node.name(),
                node.second(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                scope,
                scope.isPresent() ? Optional.of(audit.attribution().effect(scope.get())) : Optional.empty(),
                scope.map(this::touching).orElse(List.of()));
    }

    static Optional<Scope> scope(Shown node) {
        return switch (node.id().kind()) {
            case OPERATOR, PROVIDER, APPLICATION, PAYER, KEY, BUILD, MODEL ->
                Optional.of(Scope.of(node.id(), node.name()));
            default -> Optional.empty();
        };
    }

    private List<IsolationRow> touching(Scope scope) {
        List<NodeId> named = scope.nodes();
        return audit.attribution().isolations().reversed().stream()
                .filter(row -> row.isolation().scope().nodes().stream().anyMatch(named::contains)
                        || row.isolation().scope().model().equals(scope.model())
                                && scope.model().isPresent())
                .toList();
    }
}
