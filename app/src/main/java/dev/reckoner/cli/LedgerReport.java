package dev.reckoner.cli;

import dev.reckoner.audit.LedgerState;
import dev.reckoner.ledger.LedgerException;
import dev.reckoner.ledger.LedgerNote;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What {@code verify-ledger --json} prints. Its members keep their names from version to version; the README lists them.
 *
 * @param verdict {@code intact}, {@code undecided}, {@code contradicted} or {@code not-intact}
 * @param headline the same in a sentence
 * @param whatToDo a sentence for each thing to do; none where there is nothing
 * @param ended true if the case was ended, so that nothing can be recorded in it
 * @param notes what is to be known and is no damage
 * @param damage what is wrong, the gravest first
 * @param entries as {@link VerifiedLedger}, like all that follows
 */
record LedgerReport(
        String verdict,
        String headline,
        List<String> whatToDo,
        boolean ended,
        List<LedgerNote> notes,
        List<Damaged> damage,
        long entries,
        String root,
        List<String> failures,
        Optional<LedgerState.Verified> verification,
        List<String> signedBy,
        List<HeadAnswer> heads) {

    /**
     * One kind of damage.
     *
     * @param kind {@code entries}, {@code other-case}, {@code head-file}, {@code database}, {@code files} or {@code tables}
     * @param causes what does not agree for itself, one for each code
     * @param consequences what does not agree because of that
     */
    record Damaged(String kind, String headline, List<Found> causes, List<Found> consequences, String whatToDo) {
        static Damaged of(DamageGroup group, Path folder) {
            return new Damaged(
                    group.damage().word(),
                    group.damage().headline(),
                    group.causes().stream().map(Found::of).toList(),
                    group.consequences().stream().map(Found::of).toList(),
                    group.damage().advice(folder));
        }
    }

    /**
     * Failures of one code.
     *
     * @param sentence of the first
     * @param count how many there are
     * @param entry that the first is about
     * @param lastEntry that one of them is about
     */
    record Found(String code, String sentence, int count, OptionalLong entry, OptionalLong lastEntry) {
        static Found of(DamageGroup.Alike alike) {
            return new Found(
                    alike.first().code(),
                    alike.first().sentence(),
                    alike.count(),
                    alike.first().entry(),
                    alike.last());
        }
    }

    static LedgerReport of(VerifiedLedger answer, Path folder) {
        return new LedgerReport(
                answer.verdict().word(),
                answer.headline(),
                answer.advice(folder),
                answer.ended(),
                answer.notes(),
                answer.groups().stream().map(group -> Damaged.of(group, folder)).toList(),
                answer.entries(),
                answer.root(),
                answer.failures(),
                answer.verification(),
                answer.signedBy(),
                answer.heads());
    }

    /** Of a case that was changed so that it does not open: nothing of it was recomputed. */
    record Refused(String verdict, String headline, List<String> whatToDo, String code, String sentence) {
        /** For people too. */
        static final String HEADLINE = "Not intact: the case was changed so that it does not even open.";

        static Refused of(LedgerException refused, Path folder) {
            return new Refused(
                    LedgerVerdict.NOT_INTACT.word(),
                    HEADLINE,
                    List.of(Damage.of(refused).advice(folder)),
                    refused.code(),
                    refused.sentence());
        }
    }
}
