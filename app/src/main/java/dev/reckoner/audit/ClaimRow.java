package dev.reckoner.audit;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.projection.ClaimFacts;
import dev.reckoner.ledger.projection.ClaimMark;
import dev.reckoner.runtime.compare.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One line of the claims table.
 *
 * @param id the claim's id
 * @param number position in the case, from 1, in the order of import
 * @param label the producer's own name for it
 * @param tier the policy's fold over its findings
 * @param madeAt when it says it was made
 * @param provider party id, or {@code not stated}
 * @param operator likewise
 * @param application likewise
 * @param model name and version
 * @param strip the answer of each check of {@link EvidenceStrip#CHECKS}, in that order; empty where nothing was there to check
 * @param verdict the re-execution verdict that stands
 * @param trail number of the trail it came with
 * @param mark how an isolation in force touches it
 */
public record ClaimRow(
        Digest id,
        int number,
        String label,
        Tier tier,
        Instant madeAt,
        String provider,
        String operator,
        String application,
        String model,
        List<Optional<Tier>> strip,
        Optional<Verdict> verdict,
        int trail,
        ClaimMark mark) {
    public ClaimRow {
        strip = List.copyOf(strip);
    }

    /** One that no isolation touches. */
    public ClaimRow(
            Digest id,
            int number,
            String label,
            Tier tier,
            Instant madeAt,
            String provider,
            String operator,
            String application,
            String model,
            List<Optional<Tier>> strip,
            Optional<Verdict> verdict,
            int trail) {
        this(
                id,
                number,
                label,
                tier,
                madeAt,
                provider,
                operator,
                application,
                model,
                strip,
                verdict,
                trail,
                ClaimMark.NONE);
    }

    /** The same with that mark. */
    ClaimRow with(ClaimMark other) {
        return other == mark
                ? this
                : new ClaimRow(
                        id,
                        number,
                        label,
                        tier,
                        madeAt,
                        provider,
                        operator,
                        application,
                        model,
                        strip,
                        verdict,
                        trail,
                        other);
    }

    /** The same as the tables of a case have it, without what only they know. */
    public ClaimFacts facts() {
        return new ClaimFacts(
                number,
                id,
                trail,
                madeAt,
                new ClaimFacts.Entries(0, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty()),
                new ClaimFacts.Words(label, provider, operator, application, model),
                madeAt,
                tier.name(),
                strip.stream()
                        .map(mark -> mark.map(answer -> answer.name().substring(0, 1))
                                .orElse("-"))
                        .collect(Collectors.joining()),
                verdict.map(Verdict::name),
                ClaimFacts.Grounds.NONE);
    }

    /**
     * True if the claim is signed with a key that is known to be that of the parties it names; else they are only its own word.
     * Anybody can name the key of another, so that the signature must hold as well.
     */
    public boolean vouched() {
        return isAffirmed("party") && isAffirmed("signature");
    }

    /**
     * True if what running it again found wrong may be held against those that it names: they signed it, and the values that were
     * run and compared are not shown to be other ones than they signed.
     */
    boolean answersForItsRun() {
        return vouched() && !isContradicted("output") && !isContradicted("input");
    }

    /** True if that check, one of those of the strip, found what speaks for the claim and nothing else. */
    boolean isAffirmed(String check) {
        return isAffirmedAt(EvidenceStrip.CHECKS.indexOf(check));
    }

    /** The same of the check at that place of the strip. */
    boolean isAffirmedAt(int at) {
        return at < strip.size() && strip.get(at).equals(Optional.of(Tier.AFFIRMING));
    }

    /** True if an attestation that holds commits to the key that signed it: what build it is of is more than its own word. */
    boolean isBoundToBuild() {
        return isAffirmed("signature") && isAffirmed("attestation") && isAffirmed("key");
    }

    /** True if that check, one of those of the strip, speaks against the claim. */
    boolean isContradicted(String check) {
        int at = EvidenceStrip.CHECKS.indexOf(check);
        return at < strip.size() && strip.get(at).equals(Optional.of(Tier.CONTRAINDICATED));
    }

    /**
     * True if the bytes that the trail carries are those that whoever the claim names has signed: what is found of them is found of
     * its answer, and not of what somebody made of it.
     */
    boolean isTheirAnswer() {
        return answersForItsRun() && isAffirmed("output");
    }

    /** True if a check of the strip, other than running it again, speaks against the claim. */
    boolean isContradictedBesideRunning() {
        int running = EvidenceStrip.CHECKS.indexOf(KnownCheck.REEXECUTION.id());
        return IntStream.range(0, strip.size())
                .filter(at -> at != running)
                .anyMatch(at -> strip.get(at).equals(Optional.of(Tier.CONTRAINDICATED)));
    }
}
