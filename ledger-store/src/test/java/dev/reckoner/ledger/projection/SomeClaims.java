package dev.reckoner.ledger.projection;

import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** Claims that differ in everything that one can ask for; the same on every run. */
final class SomeClaims {
    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private static final List<String> TIERS = List.of("CONTRAINDICATED", "WARNING", "NONE", "AFFIRMING");
    private static final List<String> VERDICTS =
            List.of("OUTSIDE", "INCONCLUSIVE", "WITHIN_THEORETICAL", "WITHIN_EMPIRICAL", "BIT_EXACT");

    private SomeClaims() {}

    static List<ClaimFacts> of(int count, GroundSets sets) throws IOException {
        var random = new Random(5);
        var claims = new ArrayList<ClaimFacts>();
        for (int number = 1; number <= count; number++) {
            claims.add(claim(number, random, sets));
        }
        return claims;
    }

    static Digest id(int number) {
        return Digest.sha256(("claim " + number).getBytes(StandardCharsets.UTF_8));
    }

    private static ClaimFacts claim(int number, Random random, GroundSets sets) throws IOException {
        int share = random.nextInt(100);
        String tier = TIERS.get(share < 3 ? 0 : share < 20 ? 1 : share < 30 ? 2 : 3);
        var reasons = new ArrayList<>(List.of("EV-SIG-VALID"));
        if (share < 3) {
            reasons.add("EV-BLOB-MISSING");
        }
        String label = random.nextInt(4) == 0
                ? String.valueOf(random.nextInt(1_000))
                : "run-" + Integer.toString(random.nextInt(100_000), 36);
        return new ClaimFacts(
                number,
                id(number),
                1 + number % 3,
                START,
                new ClaimFacts.Entries(number, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty()),
                new ClaimFacts.Words(
                        label,
                        "provider-" + random.nextInt(3),
                        number == 1_777 ? "Lone-01" : "Operator-" + random.nextInt(9),
                        "app-" + random.nextInt(2),
                        "model-" + random.nextInt(4)),
                START.plusSeconds(random.nextInt(90 * 86_400)).plusNanos(random.nextInt(1_000)),
                tier,
                "A".repeat(random.nextInt(9)) + "-",
                random.nextInt(10) == 0 ? Optional.of(VERDICTS.get(random.nextInt(5))) : Optional.empty(),
                new ClaimFacts.Grounds(sets.number(reasons), sets.number(List.of("batch-" + (number / 400)))));
    }

    static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
