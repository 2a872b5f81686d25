package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.policy.AccountabilityPolicy;
import dev.reckoner.policy.ClaimCase;
import dev.reckoner.policy.CostModel;
import dev.reckoner.policy.Simulation;
import dev.reckoner.policy.Simulator;
import dev.reckoner.policy.file.Vocabulary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** The accountability policies of a case, and what they make of its claims. Reads the disk: not for the FX thread. */
public interface PolicyDesk {
    /** The policies that come with the program, then the others in the order in which they were recorded. */
    List<CasePolicy> policies() throws IOException;

    /**
     * Records the text of a policy file.
     *
     * @param inForce true if the case is to go by it from now on
     * @return the version as the case has it now
     * @throws RefusedPolicy the code of the first problem of the text, or PO-VERSION if the case has that version with another text
     */
    PolicyVersion adopt(String text, boolean inForce) throws IOException;

    /** The names that a policy of this case can use. */
    Vocabulary vocabulary() throws IOException;

    /** Receives claims. */
    @FunctionalInterface
    interface EachCase {
        void next(ClaimCase claim) throws IOException;
    }

    /**
     * Hands over claims as policies see them, in the order of import.
     *
     * @param trail those of the trail of that number alone; all of the case where empty
     * @return false if it was cancelled before the last
     */
    boolean each(OptionalInt trail, EachCase each, TaskProgress progress) throws IOException;

    /** Hands over every claim of the case. */
    default boolean each(EachCase each, TaskProgress progress) throws IOException {
        return each(OptionalInt.empty(), each, progress);
    }

    /**
     * Measures on this device what checking takes: every check on some claims of the case, and the runs that the case has
     * recorded.
     */
    CostModel costs(TaskProgress progress) throws IOException;

    /** Plays policies through over the whole case, or one trail; empty if it was cancelled. */
    default Optional<Simulation> simulate(
            List<AccountabilityPolicy> policies, CostModel costs, OptionalInt trail, TaskProgress progress)
            throws IOException {
        var simulator = new Simulator(policies, costs);
        return each(trail, simulator::add, progress) ? Optional.of(simulator.result()) : Optional.empty();
    }

    /** Plays policies through over the whole case; empty if it was cancelled. */
    default Optional<Simulation> simulate(List<AccountabilityPolicy> policies, CostModel costs, TaskProgress progress)
            throws IOException {
        return simulate(policies, costs, OptionalInt.empty(), progress);
    }

    /** The claims of the case that these words are true for, at most so many; in the order of import. */
    default List<Digest> claims(Predicate<ClaimCase> which, int most, TaskProgress progress) throws IOException {
        return claims(which, OptionalInt.empty(), most, progress);
    }

    /** The claims, of that trail where one is given, that these words are true for, at most so many; in the order of import. */
    default List<Digest> claims(Predicate<ClaimCase> which, OptionalInt trail, int most, TaskProgress progress)
            throws IOException {
        var found = new ArrayList<Digest>();
        each(
                trail,
                claim -> {
                    if (found.size() < most && which.test(claim)) {
                        found.add(Digest.ofSha256(claim.claim()));
                    }
                },
                progress);
        return List.copyOf(found);
    }
}
