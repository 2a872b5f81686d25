package dev.reckoner.ui.overview;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.ClaimFilter;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What stands against one operator's claims, one line: every code that concerns exactly the same claims.
 *
 * @param reasons at least one, the gravest and most specific first
 * @param operator whose claims; empty text where no claim of the case rests on the evidence
 * @param vouched true if the keys under the claims are known to be the operator's; else its name is the records' own word
 * @param claims the claims concerned
 * @param first time of the earliest of them
 * @param latest time of the newest
 */
record FindingGroup(
        List<Reason> reasons, String operator, boolean vouched, Set<Digest> claims, Instant first, Instant latest) {
    private static final int OPERATOR_LETTERS = 20;

    FindingGroup {
        reasons = List.copyOf(reasons);
        claims = Set.copyOf(claims);
    }

    /**
     * One code of a line.
     *
     * @param tier the answer
     * @param check id of the check
     * @param code its code
     * @param sentence as the newest finding says it
     */
    record Reason(Tier tier, String check, String code, String sentence) {}

    /** The gravest answer. */
    Tier tier() {
        return reasons.getFirst().tier();
    }

    /** The most specific sentence. */
    String sentence() {
        return reasons.getFirst().sentence();
    }

    /** The sentences after the first. */
    List<String> further() {
        return reasons.stream().skip(1).map(Reason::sentence).toList();
    }

    /** Every code, in the order of the sentences. */
    String codes() {
        return reasons.stream().map(Reason::code).collect(Collectors.joining(", "));
    }

    /** How many claims. */
    long count() {
        return claims.size();
    }

    /** The operator, in words where there is none or where the name is nobody's word but the record's. */
    String operatorWords() {
        if (operator.isEmpty()) {
            return Messages.get("overview.findings.nobody");
        }
        // The id of an enclave is a hash, of which both ends tell more than the beginning.
        String shown = Figures.middle(operator, OPERATOR_LETTERS);
        return vouched ? shown : Messages.get("overview.findings.named", shown);
    }

    /** What is to be decided, in a sentence that accuses nobody whose name anybody could have written. */
    String title() {
        return vouched || operator.isEmpty()
                ? Messages.get("overview.decide.group", operatorWords(), sentence())
                : Messages.get("overview.decide.named", operator, sentence());
    }

    /** Exactly its claims, for the Claims place. */
    ClaimFilter filter() {
        String code = reasons.getFirst().code();
        return ClaimFilter.only(
                operator.isEmpty() ? code : Messages.get("overview.decide.group", operator, code), claims);
    }
}
