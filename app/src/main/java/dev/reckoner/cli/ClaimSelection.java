package dev.reckoner.cli;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.CaseReasons;
import dev.reckoner.audit.ClaimRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
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
    List<ClaimRow> rows(AuditCase audit) throws RefusedArgument {
        var operators = new TreeSet<String>();
        audit.claims().forEach(row -> operators.add(row.operator()));
        if (operator.isPresent() && !operators.contains(operator.get())) {
            throw new IllegalArgumentException("No claim names the operator " + operator.get() + ". The operators are "
                    + String.join(", ", operators) + ".");
        }
        Predicate<ClaimRow> concerned = concerned(audit);
        return candidates(audit).stream()
                .distinct()
                .filter(concerned)
                .filter(row -> tier.map(t -> t == row.tier()).orElse(true))
                .filter(row -> operator.map(o -> o.equals(row.operator())).orElse(true))
                .toList();
    }

    private Predicate<ClaimRow> concerned(AuditCase audit) throws RefusedArgument {
        if (codes.isEmpty()) {
            return row -> true;
        }
        var reasons = CaseReasons.of(audit.findings());
        Set<String> wanted = new HashSet<>();
        for (var typed : codes) {
            wanted.add(CodeWord.of(typed, reasons.codes()));
        }
        return row -> !Collections.disjoint(reasons.of(row.id()), wanted);
    }

    private List<ClaimRow> candidates(AuditCase audit) {
        if (!named()) {
            return audit.claims();
        }
        var found = new ArrayList<ClaimRow>();
        for (var name : wanted) {
            var fitting = audit.claims().stream().filter(row -> fits(row, name)).toList();
            if (fitting.isEmpty()) {
                throw new IllegalArgumentException("No claim of this case has the number, label or id " + name
                        + ". 'reckoner claims' lists them.");
            }
            found.addAll(fitting);
        }
        return found;
    }

    private static boolean fits(ClaimRow row, String name) {
        return Integer.toString(row.number()).equals(name)
                || row.label().equals(name)
                || (name.length() >= 6 && row.id().hex().startsWith(name));
    }
}
