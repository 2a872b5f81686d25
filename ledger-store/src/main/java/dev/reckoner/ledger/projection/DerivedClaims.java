package dev.reckoner.ledger.projection;

import dev.reckoner.ledger.CaseTables;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Stream;

/** Which claims came from others: an answer of one was an input of the next, which was made no earlier, and so on. */
public final class DerivedClaims {
    /** So many values that go from claim to claim are looked at. */
    public static final int MOST_LINKS = 1_000_000;

    private static final int STEP = 10_000;

    private final CaseTables sql;

    /** Of the claims of that database. */
    public DerivedClaims(CaseTables sql) {
        this.sql = sql;
    }

    /** What came from these, without themselves unless one came from another. */
    public ClaimNumbers of(ClaimNumbers origins) throws IOException {
        if (origins.size() == 0) {
            return ClaimNumbers.NONE;
        }
        var links = new ValueTable(sql).links(MOST_LINKS);
        var made = madeAt(links);
        var byMaker = new HashMap<Integer, List<ValueTable.Link>>();
        links.forEach(link -> link.makers()
                .forEach(maker ->
                        byMaker.computeIfAbsent(maker, any -> new ArrayList<>()).add(link)));
        return ClaimNumbers.of(follow(origins, byMaker, made));
    }

    /** Earliest first, so that a value is followed once: whatever takes it after a later maker took it after the first as well. */
    private static BitSet follow(
            ClaimNumbers origins, Map<Integer, List<ValueTable.Link>> byMaker, Map<Integer, Instant> made) {
        var derived = new BitSet();
        Set<ValueTable.Link> followed = Collections.newSetFromMap(new IdentityHashMap<>());
        var open = new PriorityQueue<Integer>(
                Comparator.<Integer, Instant>comparing(made::get).thenComparing(Comparator.naturalOrder()));
        byMaker.keySet().stream().filter(origins::has).filter(made::containsKey).forEach(open::add);
        while (!open.isEmpty()) {
            int maker = open.remove();
            byMaker.getOrDefault(maker, List.of()).stream()
                    .filter(followed::add)
                    .forEach(link -> link.takers().stream()
                            .filter(taker -> taker != maker && !derived.get(taker) && isLater(taker, maker, made))
                            .forEach(taker -> {
                                derived.set(taker);
                                open.add(taker);
                            }));
        }
        return derived;
    }

    private static boolean isLater(int taker, int maker, Map<Integer, Instant> made) {
        var taken = made.get(taker);
        var given = made.get(maker);
        return taken != null && given != null && !taken.isBefore(given);
    }

    private Map<Integer, Instant> madeAt(List<ValueTable.Link> links) throws IOException {
        var numbers = links.stream()
                .flatMap(link -> Stream.concat(link.makers().stream(), link.takers().stream()))
                .distinct()
                .sorted()
                .toList();
        var made = new HashMap<Integer, Instant>();
        for (int from = 0; from < numbers.size(); from += STEP) {
            ClaimPages.rowsOf(sql, numbers.subList(from, Math.min(numbers.size(), from + STEP)))
                    .forEach(row -> made.put((int) row.number(), row.madeAt()));
        }
        return made;
    }
}
