package dev.reckoner.policy;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.reputation.LadderStep;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What a policy looks at of one claim. Everything in it is as of one instant, which whoever made it chose.
 *
 * @param claim the claim's id, by which the draw goes
 * @param names of the parties and the model, where the claim states them
 * @param classes of which the case counts it
 * @param madeAt the time that the record gives
 * @param answers by check id; a check that was not made is absent
 * @param settledAt when it was first settled
 * @param enclave what is known of the enclave that signed it
 * @param rerun what came out when it was run again
 * @param standing expectation of its operator, from 0 to 1; empty where there is not enough evidence
 * @param witnesses names of those who confirmed it
 */
public record ClaimCase(
        String claim,
        Map<NameKind, String> names,
        Set<String> classes,
        Instant madeAt,
        Map<String, CheckAnswer> answers,
        Optional<Instant> settledAt,
        Enclave enclave,
        Optional<Rerun> rerun,
        OptionalDouble standing,
        Set<String> witnesses) {
    public ClaimCase {
        names = Map.copyOf(names);
        classes = Set.copyOf(classes);
        answers = Map.copyOf(answers);
        witnesses = Set.copyOf(witnesses);
    }

    /**
     * The enclave under a claim.
     *
     * @param age of its attestation when the claim was made; below zero if it was attested only afterwards
     * @param build name of its build, where its measurements are known
     * @param lists the lists of approved builds that hold that build
     */
    public record Enclave(Optional<Duration> age, Optional<String> build, Set<String> lists) {
        /** Nothing is known of it. */
        public static final Enclave UNKNOWN = new Enclave(Optional.empty(), Optional.empty(), Set.of());

        public Enclave {
            lists = Set.copyOf(lists);
        }
    }

    /**
     * A run of the claim.
     *
     * @param step the verdict
     * @param drawn true if chance chose the claim, so that it speaks for others; false if a person did
     */
    public record Rerun(LadderStep step, boolean drawn) {}

    /** The verdict of the run; empty if there was none. */
    public Optional<LadderStep> verdict() {
        return rerun.map(Rerun::step);
    }

    /** True if a check speaks against it, whether a policy asks for that check or not, or it is a wrong answer. */
    public boolean isContraindicated() {
        return verdict().filter(LadderStep.OUTSIDE::equals).isPresent()
                || answers.values().stream().anyMatch(answer -> answer.tier() == Tier.CONTRAINDICATED);
    }
}
