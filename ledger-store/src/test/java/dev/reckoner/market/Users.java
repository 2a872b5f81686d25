package dev.reckoner.market;

import dev.reckoner.crypto.Digest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** Invented users, who come at random with a rate that may change from day to day. */
final class Users {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Users() {}

    static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    static Observed days(int days) {
        return new Observed(START, day(days));
    }

    static Intervention finding(String provider, int day) {
        return new Intervention(provider, day(day), ground(provider + day));
    }

    static Digest ground(String name) {
        return Digest.sha256(name.getBytes(StandardCharsets.UTF_8));
    }

    /** Independent arrivals, so many on each day in the mean. */
    static ProviderUse of(String provider, int days, Random random, IntToDoubleFunction rate) {
        List<Usage> uses = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            int count = poisson(random, rate.applyAsDouble(day));
            for (int i = 0; i < count; i++) {
                uses.add(use(day, random.nextInt(86_400), "payer " + random.nextInt(40), "2.5"));
            }
        }
        return new ProviderUse(provider, uses);
    }

    /** The same number every day. */
    static ProviderUse steady(String provider, int days, IntToDoubleFunction count) {
        List<Usage> uses = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            for (int i = 0; i < count.applyAsDouble(day); i++) {
                uses.add(use(day, i, "payer " + i, "1"));
            }
        }
        return new ProviderUse(provider, uses);
    }

    private static Usage use(int day, int second, String payer, String spend) {
        return new Usage(day(day).plusSeconds(second), payer, "app", Optional.of(new BigDecimal(spend)));
    }

    /** Knuth, The Art of Computer Programming 2, 3.4.1. */
    private static int poisson(Random random, double mean) {
        double limit = Math.exp(-mean);
        int count = 0;
        double product = random.nextDouble();
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
