package dev.reckoner.audit;

import dev.reckoner.audit.BecameKnown.Kind;
import dev.reckoner.crypto.Digest;
import dev.reckoner.market.Intervention;
import dev.reckoner.market.Market;
import dev.reckoner.market.Observed;
import dev.reckoner.market.ProviderUse;
import dev.reckoner.market.Usage;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * A hundred days of operators that are asked some ten times a day. Of meridian-02 something is found on day 50, and it is isolated the same day, after which a quarter
 * of its use is left; of others on other days, and much of theirs is left. By provider there are but two of them.
 */
public final class InventedMarket implements MarketDesk {
    public static final String FOUND = "meridian-02";
    public static final int DAY = 50;

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int DAYS = 100;

    private final int operators;

    /** Sixteen operators, of which something became known of half. */
    public InventedMarket() {
        this(16);
    }

    /** So many operators. */
    public InventedMarket(int operators) {
        this.operators = operators;
    }

    static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    private static String name(int operator) {
        return operator == 0 ? FOUND : "operator-" + operator;
    }

    @Override
    public CaseMarket read(MarketUnit unit) {
        int parties = unit == MarketUnit.OPERATOR ? operators : 2;
        var uses = new ArrayList<ProviderUse>();
        var known = new ArrayList<BecameKnown>();
        var coverage = new TreeMap<String, Double>();
        for (int i = 0; i < parties; i++) {
            uses.add(use(i));
            coverage.put(name(i), (double) i / parties);
            if (i % 2 == 0) {
                known.add(known(i, 40 + i));
            }
        }
        return new CaseMarket(
                unit,
                new Market(
                        new Observed(START, day(DAYS)),
                        uses,
                        known.stream().map(BecameKnown::intervention).toList()),
                known,
                coverage,
                new CaseMarket.Counted(
                        uses.stream().mapToLong(use -> use.uses().size()).sum(),
                        7,
                        3,
                        0,
                        900,
                        Optional.of(new CaseMarket.Spend("OPG", 800, 2))));
    }

    private static BecameKnown known(int operator, int entry) {
        var at = day(DAY + operator);
        var claim = Digest.sha256(name(operator).getBytes(StandardCharsets.UTF_8));
        var counts = new TreeMap<>(Map.of(Kind.FINDING, 1L));
        if (operator == 0) {
            counts.put(Kind.ISOLATION, 2L);
        }
        return new BecameKnown(new Intervention(name(operator), at, claim), entry, counts, List.of(claim));
    }

    private static ProviderUse use(int operator) {
        var random = new Random(operator);
        var uses = new ArrayList<Usage>();
        for (int day = 0; day < DAYS; day++) {
            boolean left = operator % 2 == 0 && day >= DAY + operator;
            int count = (left ? 2 : 8) + random.nextInt(4) + (operator % 2 == 1 && day >= DAY ? operator / 2 : 0);
            for (int i = 0; i < count; i++) {
                uses.add(new Usage(
                        day(day).plusSeconds(random.nextInt(86_400)),
                        "payer " + random.nextInt(12),
                        "app",
                        Optional.of(new BigDecimal("0.25"))));
            }
        }
        return new ProviderUse(name(operator), uses);
    }
}
