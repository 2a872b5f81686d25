package dev.reckoner.audit;

import dev.reckoner.attribution.Scope;
import dev.reckoner.audit.BecameKnown.Kind;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.projection.ClaimFacts;
import dev.reckoner.ledger.projection.ClaimNumbers;
import dev.reckoner.market.Intervention;
import dev.reckoner.reputation.Outcome;
import dev.reckoner.reputation.subject.AuditVerdict;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What became known of operators or providers: that an answer is not what its record says, and that somebody was isolated. All of
 * one day is one, known with the first of it. Not thread-safe.
 */
final class MarketEvents {
    private static final Comparator<BecameKnown> ORDER = Comparator.comparing(
                    (BecameKnown one) -> one.intervention().known())
            .thenComparing(BecameKnown::party);

    private final RecordedCase audit;
    private final MarketUnit unit;
    private final List<Isolated> isolated = new ArrayList<>();
    private final Map<Key, Gathered> gathered = new TreeMap<>();

    /** One of them. */
    private record Key(String party, LocalDate day) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::party).thenComparing(Key::day);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** An isolation with the claims that it is of. */
    private record Isolated(IsolationRow row, ClaimNumbers inside, Ground ground) {
        boolean byBuild() {
            return row.isolation().scope().party().isEmpty();
        }
    }

    /**
     * What recorded it.
     *
     * @param entry index of the entry
     * @param leaf its leaf hash
     */
    private record Ground(Instant at, long entry, Digest leaf) {}

    private static final class Gathered {
        private Ground first;
        private final SortedMap<Kind, Long> counts = new TreeMap<>();
        private final Set<Digest> claims = new LinkedHashSet<>();

        Gathered(Ground first) {
            this.first = first;
        }

        void add(Kind kind, Ground ground, Digest claim) {
            first = ground.entry() < first.entry() ? ground : first;
            counts.merge(kind, 1L, Long::sum);
            if (claims.size() < BecameKnown.MOST_CLAIMS) {
                claims.add(claim);
            }
        }
    }

    MarketEvents(RecordedCase audit, MarketUnit unit) {
        this.audit = audit;
        this.unit = unit;
    }

    /** Reads which claims isolations are of. Only those of a party, key or build tell something of who answers. */
    void isolations() throws IOException {
        for (var row : audit.isolationRows()) {
            if (isOfWhoAnswers(row.isolation().scope())) {
                var leaf = audit.entries(row.entry(), 1).getFirst().leaf();
                isolated.add(new Isolated(
                        row,
                        audit.isolatedClaims().touched(row.isolation().scope()).isolated(),
                        new Ground(
                                row.time(),
                                row.entry(),
                                Digest.ofSha256(HexFormat.of().parseHex(leaf)))));
            }
        }
    }

    private static boolean isOfWhoAnswers(Scope scope) {
        return scope.party()
                .map(party -> MarketUnit.isCounted(party.kind()))
                .orElse(scope.key().isPresent() || scope.build().isPresent());
    }

    /** A claim that counts for a party. A key or a build is that of who answers only where evidence binds the claim to it. */
    void claim(String party, ClaimFacts facts, ClaimRow row) {
        for (var one : isolated) {
            if (one.inside().has(facts.number()) && (!one.byBuild() || row.isBoundToBuild())) {
                add(party, Kind.ISOLATION, one.ground(), row.id());
            }
        }
    }

    /**
     * The verdicts against answers, each known with the first of its claim; a claim that the newest run which decides found to be
     * right is not held against anybody.
     */
    void findings(Collection<AuditVerdict> verdicts) {
        var standing = new HashMap<Long, AuditVerdict>();
        var firstBad = new HashMap<Long, AuditVerdict>();
        for (var verdict : verdicts) {
            standing.merge(verdict.claim().number(), verdict, AuditVerdict::standing);
            if (isBad(verdict)) {
                firstBad.putIfAbsent(verdict.claim().number(), verdict);
            }
        }
        firstBad.values().stream()
                .filter(verdict -> verdict.claim().proof().vouched())
                .filter(verdict -> isBad(standing.getOrDefault(verdict.claim().number(), verdict)))
                .sorted(Comparator.comparing(AuditVerdict::entry))
                .forEach(verdict -> verdict.claim()
                        .names(unit.subject())
                        .forEach(party -> add(
                                party,
                                Kind.FINDING,
                                new Ground(verdict.recorded(), verdict.entry(), verdict.leaf()),
                                verdict.claim().id())));
    }

    private static boolean isBad(AuditVerdict verdict) {
        return verdict.step().outcome() == Outcome.BAD;
    }

    private void add(String party, Kind kind, Ground ground, Digest claim) {
        var key = new Key(party, LocalDate.ofInstant(ground.at(), ZoneOffset.UTC));
        gathered.computeIfAbsent(key, any -> new Gathered(ground)).add(kind, ground, claim);
    }

    /** Of whom anything became known. */
    Set<String> parties() {
        return gathered.keySet().stream().map(Key::party).collect(Collectors.toSet());
    }

    /** All of it, in the order of time. */
    List<BecameKnown> all() {
        var all = new ArrayList<BecameKnown>();
        gathered.forEach((key, one) -> all.add(new BecameKnown(
                new Intervention(key.party(), one.first.at(), one.first.leaf()),
                one.first.entry(),
                one.counts,
                List.copyOf(one.claims))));
        all.sort(ORDER);
        return all;
    }
}
