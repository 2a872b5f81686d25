package dev.reckoner.reputation;

import java.time.Instant;

/**
 * An opinion right after evidence, from which any later one follows. Undecided verdicts make none: an opinion that is forgotten in
 * two parts could differ in its last bit from one that is forgotten at once, and they are to change nothing at all.
 *
 * @param at when the evidence came
 * @param opinion with it
 */
record Anchor(Instant at, Opinion opinion) {
    Opinion at(Instant instant, double halfLife) {
        return opinion.decayed(Forgetting.micros(at, instant), halfLife);
    }
}
