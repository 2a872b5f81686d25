package dev.reckoner.audit;

import dev.reckoner.coordination.WitnessAgreement;
import dev.reckoner.coordination.WitnessPair;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who confirmed and who contradicted which claims, and where two of them are of two minds.
 *
 * @param witnesses those that said anything, by kind and name; in the order of kinds
 * @param agreement for each two of them that spoke about a claim in common; claims are named by their ids
 * @param cosigners who cosigned heads of the ledger; that says nothing of an answer
 * @param whole false where claims or witnesses were left out, since there are too many
 */
public record Witnessing(List<Witness> witnesses, WitnessAgreement agreement, List<Cosigner> cosigners, boolean whole) {
    public Witnessing {
        witnesses = List.copyOf(witnesses);
        cosigners = List.copyOf(cosigners);
    }

    /**
     * A witness.
     *
     * @param id what the agreement knows it by
     * @param name within its kind
     * @param confirms how many claims it confirms
     * @param contradicts how many it contradicts
     */
    public record Witness(String id, WitnessKind kind, String name, long confirms, long contradicts) {}

    /**
     * Who cosigned a head of the case's ledger: that these claims stood in it by then, and have not been changed since.
     *
     * @param at when it last did, by its own word or else by the entry that has its answer
     * @param claims how many claims were in the ledger under the largest head that it cosigned
     */
    public record Cosigner(String name, Optional<Instant> at, long claims) {}

    /** What two witnesses said of the claims that both spoke about; empty where there is none. */
    public Optional<WitnessPair> pair(String one, String other) {
        String first = one.compareTo(other) <= 0 ? one : other;
        String second = one.compareTo(other) <= 0 ? other : one;
        return agreement.pairs().stream()
                .filter(pair -> pair.first().equals(first) && pair.second().equals(second))
                .findFirst();
    }

    /** The witness of that id. */
    public Optional<Witness> witness(String id) {
        return witnesses.stream().filter(each -> each.id().equals(id)).findFirst();
    }
}
