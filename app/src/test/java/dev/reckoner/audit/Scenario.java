package dev.reckoner.audit;

import dev.reckoner.appraise.code.ReasonCode;
import java.util.List;

/**
 * A trail that somebody might bring, and the codes that it must bring out.
 *
 * @param name what is odd about the trail, for people
 * @param play puts the trail together, and does to the case what is to be done to it
 * @param codes not all that come out, only those for whose sake the trail is made
 */
record Scenario(String name, Play play, List<ReasonCode> codes) {
    /** What is brought, and done. */
    @FunctionalInterface
    interface Play {
        void on(Investigation investigation) throws Exception;
    }

    static Scenario of(String name, Play play, ReasonCode... codes) {
        return new Scenario(name, play, List.of(codes));
    }
}
