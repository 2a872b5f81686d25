package dev.reckoner.cli;

import dev.reckoner.audit.LedgerState;
import dev.reckoner.crypto.NoteSignature;
import dev.reckoner.crypto.SignedNote;
import dev.reckoner.ledger.LedgerFailure;
import dev.reckoner.ledger.LedgerNote;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    /** Damage that leaves it open whether the entries hold. */
    private static final Set<Damage> UNSURE = EnumSet.of(Damage.ENTRIES, Damage.OTHER_CASE, Damage.DATABASE);

    /** What to do where a head speaks against the case. */
    static final String AGAINST =
            "Keep the head and the case as they are, find out who had either, and restore a backup that the head fits:"
                    + " reckoner restore BACKUP NEW-FOLDER --head HEAD";

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
                state.entries(),
                state.root(),
                state.failures(),
                state.verification(),
                signedBy,
                heads.stream().map(head -> head.given(state)).toList());
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
    LedgerVerdict verdict() {
        if (!intact()) {
            return LedgerVerdict.NOT_INTACT;
        }
        if (contradicted()) {
            return LedgerVerdict.CONTRADICTED;
        }
        return heads.stream().allMatch(HeadAnswer::fits) ? LedgerVerdict.INTACT : LedgerVerdict.UNDECIDED;
    }

    /** What is to be known and is no damage. */
    List<LedgerNote> notes() {
        return verification.map(LedgerState.Verified::notes).orElse(List.of());
    }

    /** True if the case was ended. */
    boolean ended() {
        return notes().stream().anyMatch(note -> note.code().equals("LG-RETIRED"));
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

    /** What it comes to, in a sentence. */
    String headline() {
        return intact() ? agreeing() : damaged();
    }

    private String agreeing() {
        return (contradicted() ? "Contradicted by a head that was kept elsewhere; in itself intact: " : "Intact: ")
                + Plural.of(entries, "entry", "entries") + ", root " + root;
    }

    /** What to do about the case in that folder. */
    List<String> advice(Path folder) {
        var advice = new ArrayList<>(
                groups().stream().map(group -> group.damage().advice(folder)).toList());
        if (contradicted()) {
            advice.add(AGAINST);
        }
        return List.copyOf(advice);
    }

    private String damaged() {
        var groups = groups();
        var damaged = groups.stream().map(DamageGroup::damage).toList();
        var wrong = groups.isEmpty()
                ? failures.stream().findFirst().orElse("nothing was recomputed")
                : damaged.stream().map(Damage::headline).collect(Collectors.joining("; "));
        boolean hold = !groups.isEmpty() && damaged.stream().noneMatch(UNSURE::contains);
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
