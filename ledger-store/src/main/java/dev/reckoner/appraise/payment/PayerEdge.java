package dev.reckoner.appraise.payment;

import dev.reckoner.crypto.Digest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * That somebody paid for a response. No payment is tied to a response by a signature: the payer signs no hash of it, and the
 * enclave signs no payer.
 *
 * @param claim id of the claim
 * @param payer {@code 0x} and 40 lower-case hexadecimal characters; of a relayed request it is the relay
 * @param grounds why
 * @param grade how sure
 * @param restsOn the evidence items
 */
public record PayerEdge(Digest claim, String payer, Set<Ground> grounds, Grade grade, List<Digest> restsOn) {
    public PayerEdge {
        grounds = Set.copyOf(grounds);
        restsOn = List.copyOf(restsOn);
    }

    /**
     * The edge for these grounds.
     *
     * @param grounds at least one
     */
    public static PayerEdge of(Digest claim, String payer, Set<Ground> grounds, List<Digest> restsOn) {
        return new PayerEdge(claim, payer, grounds, grade(grounds), restsOn);
    }

    private static Grade grade(Set<Ground> grounds) {
        if (!grounds.contains(Ground.SIGNED_BY_PAYER)
                || grounds.contains(Ground.NOT_VALID_THEN)
                || grounds.contains(Ground.OTHERS_TOLD)) {
            return Grade.ASSERTED;
        }
        return grounds.contains(Ground.SETTLED_FOR) && grounds.contains(Ground.SETTLEMENT_PROVEN)
                ? Grade.PROVEN
                : Grade.SUPPORTED;
    }

    /** True if the payer is a relay and not who asked. */
    public boolean isRelay() {
        return grounds.contains(Ground.RELAYED);
    }

    /** The grounds for people. */
    public String words() {
        return new TreeSet<>(grounds).stream().map(Ground::words).collect(Collectors.joining("; "));
    }
}
