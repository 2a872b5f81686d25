package dev.reckoner.ui.attribution;

import dev.reckoner.attribution.Column;
import dev.reckoner.attribution.Neighbourhood.Light;
import dev.reckoner.attribution.Neighbourhood.Shown;
import dev.reckoner.attribution.NodeId;
import dev.reckoner.attribution.NodeKind;
import dev.reckoner.audit.AuditCase;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.projection.ClaimCondition;
import dev.reckoner.ledger.projection.ClaimCondition.Name;
import dev.reckoner.ledger.projection.ClaimOrder;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Looks for a party or an answer by what was typed: a party whose name it is or begins, else a claim that has it. */
final class Found {
    private final AuditCase audit;

    Found(AuditCase audit) {
        this.audit = audit;
    }

    /** What was found. */
    sealed interface Result {}

    /** Nothing. */
    record Nothing() implements Result {}

    /** An answer. */
    record Claim(Digest id) implements Result {}

    /** A party or a model. */
    record Party(Shown node) implements Result {}

    Result of(String text) throws IOException {
        String typed = text.strip().toLowerCase(Locale.ROOT);
        for (var name : Name.values()) {
            for (var value : audit.claimsBy(name).keySet()) {
                if (value.toLowerCase(Locale.ROOT).startsWith(typed)) {
                    return new Party(shown(kind(name), value));
                }
            }
        }
        return audit
                .claims(ClaimCondition.ALL.withText(text), new ClaimOrder(ClaimOrder.Column.TIER, false))
                .first(() -> false)
                .stream()
                .findFirst()
                .<Result>map(row -> new Claim(row.id()))
                .orElseGet(Nothing::new);
    }

    private static NodeKind kind(Name name) {
        return switch (name) {
            case OPERATOR -> NodeKind.OPERATOR;
            case PROVIDER -> NodeKind.PROVIDER;
            case APPLICATION -> NodeKind.APPLICATION;
            case MODEL -> NodeKind.MODEL;
        };
    }

    private static Shown shown(NodeKind kind, String name) {
        return new Shown(
                new NodeId(kind, name),
                name,
                kind.wireName(),
                Column.OPERATORS,
                Light.FOCUS,
                false,
                1,
                Optional.empty());
    }
}
