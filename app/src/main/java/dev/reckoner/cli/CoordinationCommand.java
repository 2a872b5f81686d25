package dev.reckoner.cli;

import dev.reckoner.audit.Coordination;
import dev.reckoner.audit.PartyGroup;
import dev.reckoner.audit.PartyTrouble;
import dev.reckoner.coordination.FailurePair;
import dev.reckoner.coordination.MeansKind;
import dev.reckoner.coordination.SharedMeans;
import dev.reckoner.coordination.Standing;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code coordination}. */
@Command(
        name = "coordination",
        description = {
            "Shows what parties share: signing keys, TLS certificates, builds, endpoints, payout addresses, wrong answers of the",
            "same bytes; and which begin to fail at the same time more often than chance would have it. What is shared says",
            "nothing of why."
        })
final class CoordinationCommand implements Callable<Integer> {
    private static final List<String> HEADER = List.of("what", "which", "parties", "how sure", "since", "claims");

    @Mixin
    private CaseFolder folder = new CaseFolder();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        try (var audit = folder.open()) {
            var coordination = audit.coordination().coordination();
            if (output.json()) {
                output.json(coordination);
            } else {
                print(coordination);
            }
            return ExitCode.AFFIRMING;
        }
    }

    private void print(Coordination coordination) {
        if (coordination.sharing().means().isEmpty()) {
            output.line("No two parties of this case are told to share anything.");
        }
        coordination.groups().forEach(group -> print(coordination, group));
        var common = coordination.sharing().with(Standing.COMMON).toList();
        if (!common.isEmpty()) {
            output.line("Shared by many, or open to anyone; joins nobody:");
            output.table(
                    HEADER,
                    common.stream().map(shared -> cells(coordination, shared)).toList());
        }
        troubles(coordination);
        pairs(coordination);
        if (!coordination.whole()) {
            output.line("There are more wrong answers than are compared with each other; some were left out.");
        }
    }

    private void print(Coordination coordination, PartyGroup group) {
        output.line(names(coordination, group.parties())
                + (group.byEvidence()
                        ? " are joined by what evidence shows that they share:"
                        : " are only stated to share, which evidence does not show:"));
        var rows = group.means().stream()
                .map(shared -> cells(coordination, shared))
                .collect(Collectors.toList());
        group.beside().stream()
                .filter(shared -> shared.standing() == Standing.ASSERTED_ONLY)
                .forEach(shared -> rows.add(cells(coordination, shared)));
        output.table(HEADER, rows);
        group.failures().forEach(pair -> output.line(together(coordination, pair)));
    }

    private static List<String> cells(Coordination coordination, SharedMeans shared) {
        return List.of(
                kind(shared.means().kind()),
                shared.means().label(),
                names(coordination, shared.parties()),
                shared.grade().words().toLowerCase(Locale.ROOT)
                        + (shared.isAtTheSameTime() ? "" : ", one after another"),
                shared.since().toString(),
                Long.toString(
                        shared.uses().stream().mapToLong(use -> use.claims()).sum()));
    }

    private static String kind(MeansKind kind) {
        return switch (kind) {
            case SIGNING_KEY -> "signing key";
            case TLS_CERTIFICATE -> "TLS certificate";
            case BUILD -> "build";
            case ENDPOINT -> "endpoint";
            case PAYOUT_ADDRESS -> "payout address";
            case WRONG_ANSWER -> "wrong answers";
        };
    }

    private void troubles(Coordination coordination) {
        if (coordination.troubles().isEmpty()) {
            output.line("Of the claims that are known to be a party's own, none failed.");
            return;
        }
        output.line("What failed, of claims that are known to be the party's own:");
        output.table(
                List.of("party", "claims", "failed by"),
                coordination.troubles().stream()
                        .map(trouble -> List.of(
                                coordination.name(trouble.party()),
                                Long.toString(trouble.claims()),
                                trouble.kinds().entrySet().stream()
                                        .map(each -> words(each.getKey(), each.getValue()))
                                        .collect(Collectors.joining(", "))))
                        .toList());
    }

    private static String words(PartyTrouble.Kind kind, long claims) {
        return claims
                + switch (kind) {
                    case WRONG_ANSWER -> claims == 1 ? " wrong answer" : " wrong answers";
                    case ENCLAVE_IN_DEBUG -> " from an enclave in debug mode";
                    case HEARTBEAT_MISSED -> " with a missed heartbeat";
                    case NOT_SETTLED -> " not settled";
                    case SETTLEMENT_REVERTED -> " with a reverted settlement";
                };
    }

    private void pairs(Coordination coordination) {
        var pairs = coordination.failures().pairs();
        if (pairs.isEmpty()) {
            return;
        }
        output.line("Do they begin to fail at the same time? Of " + pairs.size()
                + (pairs.size() == 1 ? " pair " : " pairs ")
                + coordination.failures().compared() + " could be told from chance at all.");
        output.table(
                List.of("parties", "began to fail", "at the same time", "by chance", "p", "p of all", "verdict"),
                pairs.stream().map(pair -> cells(coordination, pair)).toList());
    }

    private static List<String> cells(Coordination coordination, FailurePair pair) {
        return List.of(
                names(coordination, pair.parties()),
                pair.first().beginnings() + " and " + pair.second().beginnings(),
                pair.first().together() + " and " + pair.second().together(),
                String.format(
                        Locale.ROOT,
                        "%.2f and %.2f",
                        pair.first().expected(),
                        pair.second().expected()),
                pair.p().isPresent() ? figure(pair.p().getAsDouble()) : "",
                pair.adjusted().isPresent() ? figure(pair.adjusted().getAsDouble()) : "",
                switch (pair.verdict()) {
                    case BEYOND_CHANCE -> "more often than chance";
                    case NOT_BEYOND_CHANCE -> "as chance would";
                    case CANNOT_TELL -> "cannot tell";
                });
    }

    private static String together(Coordination coordination, FailurePair pair) {
        return names(coordination, pair.parties())
                + " begin to fail at the same time more often than chance would have it (p of all "
                + (pair.adjusted().isPresent() ? figure(pair.adjusted().getAsDouble()) : "") + ").";
    }

    private static String figure(double p) {
        return p < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", p);
    }

    private static String names(Coordination coordination, List<String> parties) {
        var names = parties.stream().map(coordination::name).toList();
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }
}
