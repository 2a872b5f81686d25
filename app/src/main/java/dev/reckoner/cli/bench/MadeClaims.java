package dev.reckoner.cli.bench;

import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.projection.ClaimFacts;
import dev.reckoner.ledger.projection.ClaimTable;
import dev.reckoner.ledger.projection.GroundSets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** Rows about claims as a large trail leaves them: ids and labels in no order, a few parties, one operator with few claims. */
final class MadeClaims {
    /** The operator of one in twenty thousand claims. */
    static final String RARE = "0xraRe00000000000000000000000000000000000";

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final int CHUNK = 10_000;
    private static final int RARITY = 20_000;
    private static final List<String> TIERS = List.of("CONTRAINDICATED", "WARNING", "NONE", "AFFIRMING");
    private static final List<String> VERDICTS =
            List.of("OUTSIDE", "INCONCLUSIVE", "WITHIN_THEORETICAL", "WITHIN_EMPIRICAL", "BIT_EXACT");

    private final Random random = new Random(1);
    private final GroundSets sets;

    private MadeClaims(CaseTables tables) {
        sets = new GroundSets(tables);
    }

    static void fill(CaseTables tables, int count) throws IOException {
        var made = new MadeClaims(tables);
        var table = new ClaimTable(tables);
        var rows = new ArrayList<ClaimFacts>(CHUNK);
        for (int number = 1; number <= count; number++) {
            var id = Digest.sha256(("claim " + number).getBytes(StandardCharsets.UTF_8));
            rows.add(made.row(table.number(id), id));
            if (rows.size() == CHUNK || number == count) {
                table.insert(rows);
                rows.clear();
            }
        }
        table.settle();
    }

    private ClaimFacts row(long number, Digest id) throws IOException {
        int share = random.nextInt(100);
        int tier = share < 3 ? 0 : share < 15 ? 1 : share < 30 ? 2 : 3;
        return new ClaimFacts(
                number,
                id,
                1,
                START,
                new ClaimFacts.Entries(
                        3 * number, OptionalLong.of(3 * number + 1), OptionalLong.empty(), OptionalLong.empty()),
                new ClaimFacts.Words(
                        "resp-" + Integer.toHexString(random.nextInt()),
                        "provider-" + random.nextInt(5),
                        random.nextInt(RARITY) == 0 ? RARE : "0x%040d".formatted(random.nextInt(20)),
                        "application-" + random.nextInt(8),
                        "MiniLM-L6-v2 " + random.nextInt(12)),
                START.plusSeconds(number * 7 + random.nextInt(1_000)),
                TIERS.get(tier),
                "A".repeat(random.nextInt(9)) + "-",
                random.nextInt(50) == 0 ? Optional.of(VERDICTS.get(random.nextInt(5))) : Optional.empty(),
                new ClaimFacts.Grounds(
                        sets.number(List.of("EV-SIG-VALID", "EV-OF-" + tier)),
                        sets.number(List.of("batch-" + number / 128))));
    }
}
