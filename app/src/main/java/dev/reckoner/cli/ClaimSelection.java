package dev.reckoner.cli;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.ClaimList;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.ledger.projection.ClaimCondition;
import dev.reckoner.ledger.projection.ClaimCondition.Name;
import dev.reckoner.ledger.projection.ClaimOrder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which claims of a case a command is about. */
final class ClaimSelection {
    @Parameters(
            paramLabel = "CLAIM",
            arity = "0..*",
            description = "Numbers, labels or beginnings of ids; all claims if none.")
    private List<String> wanted = List.of();

    @Option(
            names = "--tier",
            converter = TierWord.class,
            completionCandidates = TierWord.Words.class,
            description = "Only this tier: ${COMPLETION-CANDIDATES}.")
    private Optional<Tier> tier = Optional.empty();

    @Option(names = "--operator", description = "Only this operator's claims.")
    private Optional<String> operator = Optional.empty();

    @Option(
            names = "--code",
            paramLabel = "CODE",
            completionCandidates = CodeWord.Codes.class,
            description = "Only claims that a finding of this reason code concerns; may be repeated for any of several."
                    + " 'reckoner explain' lists the codes.")
    private List<String> codes = List.of();

    /** True if claims are named one by one. */
    boolean named() {
        return !wanted.isEmpty();
    }

    /**
     * The claims, each once.
     *
     * @throws IllegalArgumentException if a name fits no claim
     * @throws RefusedArgument CL-CODE if a reason code is none
     */
    List<ClaimRow> rows(AuditCase audit) throws IOException {
        Set<String> operators = audit.claimsBy(Name.OPERATOR).keySet();
        if (operator.isPresent() && !operators.contains(operator.get())) {
            throw new IllegalArgumentException("No claim names the operator " + operator.get() + ". The operators are "
                    + String.join(", ", operators) + ".");
        }
        var asked = audit.claims(condition(audit), ClaimOrder.DEFAULT);
        if (!named()) {
            return all(asked);
        }
        var found = new LinkedHashSet<ClaimRow>();
        for (var candidate : named(audit, wanted)) {
            if (asked.holds(candidate.id())) {
                found.add(candidate);
            }
        }
        return List.copyOf(found);
    }

    /** In the order of import. */
    private static List<ClaimRow> all(ClaimList asked) throws IOException {
        asked.complete(() -> false);
        var rows = new ArrayList<ClaimRow>();
        for (long page = 0; page * ClaimList.PAGE < asked.size().orElse(0); page++) {
            rows.addAll(asked.page(page));
        }
        rows.sort(Comparator.comparingInt(ClaimRow::number));
        return rows;
    }

    private ClaimCondition condition(AuditCase audit) throws IOException {
        Set<String> concerning = new HashSet<>();
        var known = codes.isEmpty() ? List.<String>of() : audit.reasons().codes();
        for (var typed : codes) {
            concerning.add(CodeWord.of(typed, known));
        }
        return ClaimCondition.ALL
                .withTiers(tier.map(Tier::name).map(Set::of).orElse(Set.of()))
                .withNamed(operator.map(name -> Map.of(Name.OPERATOR, name)).orElse(Map.of()))
                .withCodes(concerning);
    }

    /**
     * The claims that have these numbers, labels or beginnings of ids.
     *
     * @throws IllegalArgumentException if a name fits no claim
     */
    static List<ClaimRow> named(AuditCase audit, List<String> wanted) throws IOException {
        var fitting = new LinkedHashMap<String, List<ClaimRow>>();
        wanted.forEach(name -> fitting.put(name, new ArrayList<>()));
        var all = new ArrayList<ClaimRow>();
        audit.eachClaim(row -> {
            fitting.forEach((name, rows) -> {
                if (fits(row, name)) {
                    rows.add(row);
                }
            });
            return true;
        });
        fitting.forEach((name, rows) -> {
            if (rows.isEmpty()) {
                throw new IllegalArgumentException("No claim of this case has the number, label or id " + name
                        + ". 'reckoner claims' lists them.");
            }
            all.addAll(rows);
        });
        return all;
    }

    private static boolean fits(ClaimRow row, String name) {
        return Integer.toString(row.number()).equals(name)
                || row.label().equals(name)
                || (name.length() >= 6 && row.id().hex().startsWith(name));
    }
}
