package dev.reckoner.audit;

import dev.reckoner.answer.AnsweringParty;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Digest;
import dev.reckoner.reputation.Band;
import dev.reckoner.reputation.Tally;
import dev.reckoner.reputation.subject.SubjectId;
import dev.reckoner.reputation.subject.SubjectKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that a case knows of one subject.
 *
 * @param subject whom
 * @param label a name for people: what the reference values call a build, else the subject's name
 * @param asOf the latest instant that the case knows of
 * @param totals how many claims there are
 * @param facts what is said of it, and by whom
 * @param keys under its claims, by first use
 * @param with models, builds and parties that its claims name or rest on, by kind and first use
 * @param days its claims by the day on which they were made (UTC), without empty days
 * @param coverage what each check of the evidence strip found
 * @param findings that speak against its claims or warn, the gravest first, of equals the newest
 * @param standing its reputation; empty where no claim that was run again names it
 * @param isolations of it, its keys or its builds, oldest first
 * @param answers that it gave, oldest first
 */
public record Dossier(
        SubjectId subject,
        String label,
        Instant asOf,
        Totals totals,
        List<Fact> facts,
        List<KeyUse> keys,
        List<Seen> with,
        List<Day> days,
        List<Covered> coverage,
        List<Found> findings,
        Optional<Standing> standing,
        List<IsolationRow> isolations,
        List<GivenAnswer> answers) {
    /**
     * True if the subject has answered to it: by its own word, and not by that of anybody who says so. A model or build has no word
     * of its own, so that any party's is taken.
     */
    public boolean isAnswered(Found found) {
        return found.answers().stream()
                .filter(GivenAnswer::isItsWord)
                .map(given -> given.statement().party())
                .anyMatch(party -> !AnsweringParty.canBe(subject.kind())
                        || party.kind() == subject.kind() && party.id().equals(subject.name()));
    }

    public Dossier {
        facts = List.copyOf(facts);
        keys = List.copyOf(keys);
        with = List.copyOf(with);
        days = List.copyOf(days);
        coverage = List.copyOf(coverage);
        findings = List.copyOf(findings);
        isolations = List.copyOf(isolations);
        answers = List.copyOf(answers);
    }

    /**
     * How many claims.
     *
     * @param claims that name it, or rest on it
     * @param attributed of which more than their own word binds it
     * @param affirmed whose tier is affirming
     * @param rerun that were run again
     * @param outside of which running them again came out outside
     */
    public record Totals(long claims, long attributed, long affirmed, long rerun, long outside) {}

    /** Who says something of a subject. */
    public enum Source {
        /** Trails; nobody signed it. */
        TRAIL,
        /** The analyst's reference values. */
        REFERENCE_VALUES
    }

    /**
     * Something that is said.
     *
     * @param what name, payout, endpoint, key, registers, release or measurement
     * @param value what is said
     * @param time when it was first recorded; empty for what is in force now
     */
    public record Fact(String what, String value, Source source, Optional<Instant> time) {}

    /** What vouches for a key. */
    public enum Ground {
        /** The analyst's reference values name it. */
        ACCEPTED,
        /** An attestation that holds commits to it. */
        ATTESTED,
        /** A registry that is believed has it. */
        REGISTERED,
        /** Its claims are tied to the parties that they name by evidence from outside of them. */
        TIED,
        /** A trail says so, and nobody vouches for it. */
        STATED
    }

    /**
     * A key under the subject's claims.
     *
     * @param key SHA-256 of its SubjectPublicKeyInfo
     * @param first when the first of them was made
     * @param last when the last was
     * @param claims how many
     * @param grounds what vouches for it
     * @param replaces the key that was begun before it
     * @param isolated true if an isolation of it is in force
     */
    public record KeyUse(
            Digest key,
            String algorithm,
            Instant first,
            Instant last,
            long claims,
            Set<Ground> grounds,
            Optional<Digest> replaces,
            boolean isolated) {
        public KeyUse {
            grounds = grounds.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(grounds));
        }
    }

    /**
     * Somebody or something that stands in its claims beside it.
     *
     * @param label a name for people
     * @param first when the first of these claims was made
     * @param last when the last was
     * @param claims how many
     */
    public record Seen(SubjectId id, String label, Instant first, Instant last, long claims) {}

    /** Those of one kind. */
    public List<Seen> with(SubjectKind kind) {
        return with.stream().filter(seen -> seen.id().kind() == kind).toList();
    }

    /**
     * The claims of one day.
     *
     * @param answered how many
     * @param affirmed whose tier is affirming
     * @param rerun that were run again
     * @param outside that came out outside
     */
    public record Day(LocalDate day, long answered, long affirmed, long rerun, long outside) {}

    /**
     * What one check found, claim by claim the gravest.
     *
     * @param check its id
     * @param none of which it could say nothing
     * @param notThere of which there was nothing to check
     */
    public record Covered(String check, long affirming, long warning, long contraindicated, long none, long notThere) {
        /** The share of the claims of which it says something, from 0 to 1. */
        public double share() {
            long told = affirming + warning + contraindicated;
            long all = told + none + notThere;
            return all == 0 ? 0 : (double) told / all;
        }
    }

    /**
     * Findings of one reason code.
     *
     * @param sentence what it says in general
     * @param claims how many claims it concerns
     * @param attributed of which more than their own word binds the subject
     * @param first when the first of these claims was made
     * @param last when the last was
     * @param newest ids, the newest first, {@link #MOST_NAMED} at most
     * @param answers to any of them, oldest first
     */
    public record Found(
            String code,
            Tier tier,
            String sentence,
            long claims,
            long attributed,
            Instant first,
            Instant last,
            List<Digest> newest,
            List<GivenAnswer> answers) {
        /** So many claims are named one by one. */
        public static final int MOST_NAMED = 1_000;

        public Found {
            newest = List.copyOf(newest);
            answers = List.copyOf(answers);
        }
    }

    /**
     * How far it can be relied on, by the parameters of the case.
     *
     * @param expectation the expected share of good answers; empty where there is not enough evidence
     * @param band where it lies; empty likewise
     * @param bandLevel with which probability
     * @param uncertainty the share that no evidence covers
     * @param counts verdicts
     * @param notAttributed claims that name it, were run again and do not count
     */
    public record Standing(
            Optional<Double> expectation,
            Optional<Band> band,
            double bandLevel,
            double uncertainty,
            Tally counts,
            long notAttributed) {}
}
