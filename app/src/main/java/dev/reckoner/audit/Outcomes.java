package dev.reckoner.audit;

import dev.reckoner.coordination.ClaimHistory.Outcome;
import dev.reckoner.coordination.JointFailures;
import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.projection.ClaimFacts;
import dev.reckoner.ledger.projection.ClaimNumbers;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.trail.Claim;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which claims of each operator failed and which did not. A claim counts only if its key is known to be its operator's, and if
 * something was looked at that would have shown a failure: it was run again with a verdict, the registry tells of its enclave's
 * signs of life, or the case holds settlements around it. What somebody else may have done, as a value that was changed after it was
 * signed, is no failure of the party; nor is what cannot be told. Not thread-safe.
 */
final class Outcomes {
    private static final Set<Verdict> DECIDED =
            EnumSet.of(Verdict.BIT_EXACT, Verdict.WITHIN_EMPIRICAL, Verdict.WITHIN_THEORETICAL, Verdict.OUTSIDE);

    private final ClaimScan scan;
    private final Map<PartyTrouble.Kind, ClaimNumbers> failed = new EnumMap<>(PartyTrouble.Kind.class);
    private final ClaimNumbers told;
    private final Map<String, Party> parties = new TreeMap<>();

    /** What is known of one. */
    private static final class Party {
        private final List<Outcome> claims = new ArrayList<>();
        private final Map<PartyTrouble.Kind, Long> kinds = new EnumMap<>(PartyTrouble.Kind.class);

        PartyTrouble trouble(String id) {
            return new PartyTrouble(id, claims.size(), kinds);
        }
    }

    private Outcomes(CaseTables tables) throws IOException {
        scan = new ClaimScan(tables);
        failed.put(PartyTrouble.Kind.HEARTBEAT_MISSED, scan.with("EV-HEARTBEAT-STALE"));
        failed.put(PartyTrouble.Kind.NOT_SETTLED, scan.with("EV-UNSETTLED-IN-CASE"));
        failed.put(PartyTrouble.Kind.SETTLEMENT_REVERTED, scan.with("EV-SETTLEMENT-REVERTED"));
        told = scan.with("EV-HEARTBEAT-FRESH", "EV-SETTLED-IN-BATCH", "EV-SETTLED-INDIVIDUALLY", "EV-SETTLED-ON-CHAIN");
    }

    /** Reads every claim. */
    static Outcomes of(CaseTables tables) throws IOException {
        var outcomes = new Outcomes(tables);
        outcomes.scan.each(outcomes::add);
        return outcomes;
    }

    private void add(ClaimFacts facts, ClaimRow row) {
        if (!row.vouched() || row.operator().equals(Claim.NOT_STATED)) {
            return;
        }
        var kinds = kinds(facts, row);
        boolean decided =
                row.isTheirAnswer() && row.verdict().filter(DECIDED::contains).isPresent();
        if (kinds.isEmpty() && !decided && !told.has(facts.number())) {
            return;
        }
        var party = parties.computeIfAbsent(NamedIn.party(row).orElseThrow().toString(), any -> new Party());
        party.claims.add(new Outcome(row.madeAt(), !kinds.isEmpty()));
        kinds.forEach(kind -> party.kinds.merge(kind, 1L, Long::sum));
    }

    private Set<PartyTrouble.Kind> kinds(ClaimFacts facts, ClaimRow row) {
        var kinds = EnumSet.noneOf(PartyTrouble.Kind.class);
        if (row.isTheirAnswer()
                && row.verdict().filter(verdict -> verdict == Verdict.OUTSIDE).isPresent()) {
            kinds.add(PartyTrouble.Kind.WRONG_ANSWER);
        }
        if (row.isAffirmed("attestation") && row.isContradicted("measurement")) {
            kinds.add(PartyTrouble.Kind.ENCLAVE_IN_DEBUG);
        }
        failed.forEach((kind, claims) -> {
            if (claims.has(facts.number())) {
                kinds.add(kind);
            }
        });
        return kinds;
    }

    /** What failed, of parties of which anything did; the most first. */
    List<PartyTrouble> troubles() {
        return failing().stream()
                .map(each -> each.getValue().trouble(each.getKey()))
                .toList();
    }

    /** Pairs of the parties of which something failed; of very many, those with the most failures. */
    JointFailures joint() {
        return JointFailures.of(failing().stream()
                .limit(JointFailures.MOST_PARTIES)
                .map(each -> new dev.reckoner.coordination.ClaimHistory(each.getKey(), each.getValue().claims))
                .toList());
    }

    private List<Map.Entry<String, Party>> failing() {
        return parties.entrySet().stream()
                .filter(each -> !each.getValue().kinds.isEmpty())
                .sorted(Comparator.comparingLong((Map.Entry<String, Party> each) -> each.getValue().claims.stream()
                                .filter(Outcome::failed)
                                .count())
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .toList();
    }
}
