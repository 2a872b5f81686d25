package dev.reckoner.audit;

import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.projection.ClaimFacts;
import dev.reckoner.ledger.projection.ClaimPages;
import dev.reckoner.ledger.projection.PayerTable;
import dev.reckoner.market.Market;
import dev.reckoner.market.Observed;
import dev.reckoner.market.ProviderUse;
import dev.reckoner.market.Usage;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads the claims of a case as uses of operators or providers, once. Not thread-safe. */
final class MarketReading {
    private static final int CHUNK = 5_000;
    private static final List<String> BEST_FIRST = List.of("PROVEN", "SUPPORTED", "ASSERTED");

    /** What everybody who answers can give along; that an answer is run again is the auditor's doing. */
    private static final List<Integer> EVIDENCE = IntStream.range(0, EvidenceStrip.CHECKS.size())
            .filter(at -> !EvidenceStrip.CHECKS.get(at).equals(KnownCheck.REEXECUTION.id()))
            .boxed()
            .toList();

    private final RecordedCase audit;
    private final CaseTables tables;
    private final MarketUnit unit;
    private final MarketEvents events;
    private final ClaimSpend spend;
    private final Map<Long, String> payers = new HashMap<>();
    private final Map<String, Party> parties = new TreeMap<>();
    /** What names them by its own word alone. */
    private final Map<String, List<Read>> named = new HashMap<>();

    private long notAttributed;
    private long unnamed;

    MarketReading(RecordedCase audit, CaseTables tables, MarketUnit unit) throws IOException {
        this.audit = audit;
        this.tables = tables;
        this.unit = unit;
        this.events = new MarketEvents(audit, unit);
        this.spend = new ClaimSpend(audit, tables);
    }

    /** What is gathered of one operator or provider. */
    private static final class Party {
        private final List<Read> claims = new ArrayList<>();
        private long complete;

        double coverage() {
            return (double) complete / claims.size();
        }
    }

    /** A claim that counts. */
    private record Read(Instant at, long number, String payer, String application) {
        Usage use(Optional<BigDecimal> spend) {
            return new Usage(at, payer, application, spend);
        }
    }

    CaseMarket read() throws IOException {
        payers();
        events.isolations();
        var pages = new ClaimPages(tables);
        for (var rows = pages.byNumber(1, CHUNK);
                !rows.isEmpty();
                rows = pages.byNumber(rows.getLast().number() + 1, CHUNK)) {
            for (var row : rows) {
                claim(row);
            }
        }
        events.findings(
                new AuditVerdicts(tables, audit.marks(), audit.isolatedClaims().shared()).read());
        return put();
    }

    /** Of several that are told for one claim the one with the best grounds, of equals the first by address. */
    private void payers() throws IOException {
        var best = new HashMap<Long, PayerTable.Paid>();
        new PayerTable(tables)
                .each(paid -> best.merge(paid.number(), paid, (one, other) -> grade(other) < grade(one) ? other : one));
        best.forEach((number, paid) -> payers.put(number, paid.payer()));
    }

    private static int grade(PayerTable.Paid paid) {
        int at = BEST_FIRST.indexOf(paid.grade());
        return at < 0 ? BEST_FIRST.size() : at;
    }

    private void claim(ClaimFacts facts) throws IOException {
        ClaimRow row = ClaimRows.shown(facts);
        var name = unit.of(row);
        if (name.isEmpty()) {
            unnamed++;
        } else if (!row.vouched()) {
            notAttributed++;
            named.computeIfAbsent(name.get(), any -> new ArrayList<>()).add(read(facts, row));
        } else {
            count(name.get(), facts, row);
        }
    }

    private void count(String name, ClaimFacts facts, ClaimRow row) throws IOException {
        var party = parties.computeIfAbsent(name, any -> new Party());
        party.claims.add(read(facts, row));
        party.complete += EVIDENCE.stream().allMatch(row::isAffirmedAt) ? 1 : 0;
        events.claim(name, facts, row);
        spend.claim(facts);
    }

    private Read read(ClaimFacts facts, ClaimRow row) {
        return new Read(row.madeAt(), facts.number(), payers.getOrDefault(facts.number(), ""), row.application());
    }

    private CaseMarket put() throws IOException {
        var kept = kept();
        var gone = parties.entrySet().stream()
                .filter(party -> !kept.contains(party.getKey()))
                .mapToLong(party -> party.getValue().claims.size())
                .sum();
        parties.keySet().retainAll(kept);
        var known =
                events.all().stream().filter(one -> kept.contains(one.party())).toList();
        var priced = spend.read();
        var coverage = new TreeMap<String, Double>();
        parties.forEach((name, party) -> coverage.put(name, party.coverage()));
        return new CaseMarket(
                unit,
                new Market(
                        observed(),
                        uses(priced),
                        known.stream().map(BecameKnown::intervention).toList()),
                known,
                coverage,
                new CaseMarket.Counted(
                        claims().count(),
                        notAttributed,
                        unnamed,
                        gone,
                        claims().filter(read -> !read.payer().isEmpty()).count(),
                        priced.told()));
    }

    /** Those of which something became known and then those that are used most, as many as can be compared. */
    private Set<String> kept() {
        Set<String> told = new HashSet<>(events.parties());
        Comparator<String> order = Comparator.<String, Boolean>comparing(name -> !told.contains(name))
                .thenComparing(name -> -Optional.ofNullable(parties.get(name))
                        .map(party -> party.claims.size())
                        .orElse(0))
                .thenComparing(Comparator.naturalOrder());
        return new HashSet<>(parties.keySet().stream()
                .sorted(order)
                .limit(Market.MOST_PROVIDERS)
                .toList());
    }

    private Stream<Read> claims() {
        return parties.values().stream().flatMap(party -> party.claims.stream());
    }

    /** From the first claim that counts to the last: what others date as they like is not to stretch it. */
    private Observed observed() {
        Instant first = claims().map(Read::at).min(Instant::compareTo).orElse(Instant.EPOCH);
        Instant last = claims().map(Read::at)
                .max(Instant::compareTo)
                .map(at -> at.plusSeconds(1))
                .orElse(Instant.EPOCH);
        return new Observed(first, last);
    }

    private List<ProviderUse> uses(ClaimSpend.Priced priced) {
        var uses = new ArrayList<ProviderUse>();
        parties.forEach((name, party) -> uses.add(new ProviderUse(
                name,
                party.claims.stream()
                        .map(read -> read.use(priced.of(read.number())))
                        .toList(),
                named.getOrDefault(name, List.of()).stream()
                        .map(read -> read.use(Optional.empty()))
                        .toList())));
        return uses;
    }
}
