package dev.reckoner.answer;

import dev.reckoner.crypto.Digest;

/**
 * A finding about a claim, as the ledger of a case has it. The leaf hash binds every byte of the entry, so that nobody can put another
 * finding in its place.
 *
 * @param claim the claim that it is about
 * @param check id of the check
 * @param code its reason code
 * @param entry index of the entry that records it
 * @param leaf RFC 6962 leaf hash of that entry
 */
public record FindingRef(Digest claim, String check, String code, long entry, Digest leaf) {
    /** The finding wherever it is recorded: a check that runs again records it once more. */
    public Topic topic() {
        return new Topic(claim, check, code);
    }

    /**
     * What a check found about a claim, whenever it did.
     *
     * @param claim the claim
     * @param check id of the check
     * @param code its reason code
     */
    public record Topic(Digest claim, String check, String code) {}
}
