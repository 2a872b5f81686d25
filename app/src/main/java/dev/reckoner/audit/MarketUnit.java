package dev.reckoner.audit;

import dev.reckoner.attribution.NodeKind;
import dev.reckoner.reputation.subject.SubjectKind;
import dev.reckoner.trail.Claim;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** By whom the use in a case is counted. */
public enum MarketUnit {
    /** Who runs the machine that answered. */
    OPERATOR(SubjectKind.OPERATOR, NodeKind.OPERATOR),
    /** Who sold the answer. */
    PROVIDER(SubjectKind.PROVIDER, NodeKind.PROVIDER);

    private final SubjectKind subject;
    private final NodeKind node;

    MarketUnit(SubjectKind subject, NodeKind node) {
        this.subject = subject;
        this.node = node;
    }

    /** As commands write it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The unit of that wire name. */
    public static Optional<MarketUnit> named(String wireName) {
        return Arrays.stream(values())
                .filter(unit -> unit.wireName().equals(wireName))
                .findFirst();
    }

    SubjectKind subject() {
        return subject;
    }

    /** True if a party of that kind is an operator or a provider. */
    static boolean isCounted(NodeKind kind) {
        return Arrays.stream(values()).anyMatch(unit -> unit.node == kind);
    }

    /** Whom a claim names; empty where it names nobody. */
    Optional<String> of(ClaimRow row) {
        String name = this == OPERATOR ? row.operator() : row.provider();
        return Optional.of(name).filter(any -> !any.isBlank() && !any.equals(Claim.NOT_STATED));
    }
}
