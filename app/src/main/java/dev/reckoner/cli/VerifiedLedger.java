package dev.reckoner.cli;

import dev.reckoner.audit.LedgerState;
import dev.reckoner.crypto.NoteSignature;
import dev.reckoner.crypto.SignedNote;
import dev.reckoner.ledger.LedgerFailure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What {@code verify-ledger} answers.
 *
 * @param entries how many were recomputed
 * @param root of the tree over them, hexadecimal
 * @param failures what does not agree, all of it
 * @param verification what was looked at and found
 * @param signedBy IDs of the keys that signed the head over all entries; none where something does not agree
 * @param heads what came of heads that were kept elsewhere
 */
record VerifiedLedger(
        long entries,
        String root,
        List<String> failures,
        Optional<LedgerState.Verified> verification,
        List<String> signedBy,
        List<HeadAnswer> heads) {
    VerifiedLedger {
        failures = List.copyOf(failures);
        signedBy = List.copyOf(signedBy);
        heads = List.copyOf(heads);
    }

    static VerifiedLedger of(LedgerState state, Optional<SignedNote> newest, List<HeadAnswer> heads) {
        var signedBy = newest.map(note ->
                        note.signatures().stream().map(NoteSignature::keyId).toList())
                .orElse(List.of());
        return new VerifiedLedger(
                state.entries(), state.root(), state.failures(), state.verification(), signedBy, heads);
    }

    /** True if the case agrees with itself. */
    boolean intact() {
        return verification.isPresent() && failures.isEmpty();
    }

    /** True if a head that was kept elsewhere speaks against the case. */
    boolean contradicted() {
        return heads.stream().anyMatch(head -> !head.fits() && head.decided());
    }

    /** What it comes to. */
    int exitCode() {
        if (!intact() || contradicted()) {
            return ExitCode.CONTRAINDICATED;
        }
        return heads.stream().allMatch(HeadAnswer::fits) ? ExitCode.AFFIRMING : ExitCode.UNDECIDED;
    }

    List<DamageGroup> groups() {
        return DamageGroup.of(verification.map(LedgerState.Verified::found).orElse(List.of()));
    }

    /** Up to where entries that were changed are certainly not. */
    String sound() {
        var sound = verification.flatMap(LedgerState.Verified::sound);
        if (sound.isEmpty()) {
            return "No signed head proves of any entry that it is as it was recorded.";
        }
        long first = sound.get().entries();
        return first >= entries
                ? "All " + Plural.of(entries, "entry", "entries") + " that are there are those that a head signs."
                : "The first " + Plural.of(first, "entry", "entries") + ", up to entry " + (first - 1) + " of "
                        + sound.get().recorded() + ", are proven to be those that a head signs.";
    }

    /** What is wrong, in a sentence. */
    String headline() {
        var groups = groups();
        var damaged = groups.stream().map(DamageGroup::damage).toList();
        var wrong = groups.isEmpty()
                ? failures.stream().findFirst().orElse("nothing was recomputed")
                : damaged.stream().map(Damage::headline).collect(Collectors.joining("; "));
        boolean hold = !groups.isEmpty() && !damaged.contains(Damage.ENTRIES) && !damaged.contains(Damage.DATABASE);
        return "Not intact: " + wrong + "." + (hold ? " The entries hold, all " + entries + "." : "");
    }

    /** How many things were found. */
    long found() {
        return verification
                .map(LedgerState.Verified::found)
                .map(List<LedgerFailure>::size)
                .orElse(failures.size());
    }
}
