package dev.reckoner.reputation;

import dev.reckoner.crypto.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Verdicts that were never given. */
final class Events {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Events() {}

    static Instant day(double day) {
        return START.plus(Duration.ofSeconds(Math.round(day * 86_400)));
    }

    static ReputationEvent event(double day, Outcome outcome, double weight, int ground) {
        return new ReputationEvent(day(day), outcome, weight, ground(ground));
    }

    static Digest ground(int number) {
        return Digest.sha256(Integer.toString(number).getBytes(StandardCharsets.US_ASCII));
    }

    /** Over a hundred days; about every fifth at the same instant as another. */
    static List<ReputationEvent> random(Random random, int count) {
        List<ReputationEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double day = random.nextInt(5) == 0 ? random.nextInt(10) * 10 : random.nextDouble() * 100;
            events.add(event(day, outcome(random), 0.1 + 9 * random.nextDouble(), random.nextInt()));
        }
        return events;
    }

    private static Outcome outcome(Random random) {
        int drawn = random.nextInt(10);
        return drawn < 7 ? Outcome.GOOD : drawn < 9 ? Outcome.BAD : Outcome.UNDECIDED;
    }

    /** With up to some evidence either way, of every order of magnitude. */
    static Opinion opinion(Random random) {
        return new Opinion(amount(random), amount(random), 2, 0.02 + 0.96 * random.nextDouble());
    }

    private static double amount(Random random) {
        return random.nextInt(8) == 0 ? 0 : Math.exp(random.nextDouble() * 14 - 5);
    }
}
