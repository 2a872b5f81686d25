package dev.reckoner.cli;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.Witnessing;
import dev.reckoner.coordination.Kappa;
import dev.reckoner.coordination.WitnessPair;
import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code witnesses}. */
@Command(
        name = "witnesses",
        description = {
            "Shows who confirmed and who contradicted claims: operators by their signatures and answers, platforms by their",
            "attestations, settlements, chains, clients, and running claims again; and where two of them are of two minds.",
            "Each speaks of something of its own, and it is not said who is right."
        })
final class WitnessesCommand implements Callable<Integer> {
    /** So many claims of a pair are printed. */
    private static final int MOST_CLAIMS = 10;

    @Mixin
    private CaseFolder folder = new CaseFolder();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        try (var audit = folder.open()) {
            var witnessing = audit.coordination().witnesses();
            if (output.json()) {
                output.json(witnessing);
            } else {
                print(audit, witnessing);
            }
            return ExitCode.AFFIRMING;
        }
    }

    private void print(AuditCase audit, Witnessing witnessing) throws IOException {
        if (witnessing.witnesses().isEmpty()) {
            output.line("Nobody says anything of a claim of this case that could be checked.");
        } else {
            output.table(
                    List.of("witness", "kind", "confirms", "contradicts"),
                    witnessing.witnesses().stream()
                            .map(witness -> List.of(
                                    witness.name(),
                                    witness.kind().wireName(),
                                    Long.toString(witness.confirms()),
                                    Long.toString(witness.contradicts())))
                            .toList());
            pairs(audit, witnessing);
        }
        witnessing.agreement().ofTwoMinds().stream()
                .map(said -> name(witnessing, said.witness()))
                .distinct()
                .forEach(name ->
                        output.line(name + " both confirms and contradicts some claims; these count for no pair."));
        witnessing
                .cosigners()
                .forEach(cosigner -> output.line(cosigner.name() + " cosigned a head of the ledger over "
                        + cosigner.claims() + (cosigner.claims() == 1 ? " claim." : " claims.")
                        + " That says nothing of the answers."));
        if (!witnessing.whole()) {
            output.line("The case has more claims or witnesses than are gone through; some were left out.");
        }
    }

    private void pairs(AuditCase audit, Witnessing witnessing) throws IOException {
        var pairs = witnessing.agreement().pairs();
        if (pairs.isEmpty()) {
            output.line("No two of them speak of the same claim.");
            return;
        }
        output.table(
                List.of("witnesses", "claims in common", "agree", "share", "beyond leaning"),
                pairs.stream().map(pair -> cells(witnessing, pair)).toList());
        var labels = labels(audit, pairs);
        for (var pair : pairs) {
            if (!pair.disagreed().isEmpty()) {
                output.line(both(witnessing, pair) + " are of two minds about " + said(pair, labels) + ".");
            }
        }
    }

    private static List<String> cells(Witnessing witnessing, WitnessPair pair) {
        return List.of(
                both(witnessing, pair),
                Integer.toString(pair.common()),
                Integer.toString(pair.agreed()),
                String.format(Locale.ROOT, "%.3f", (double) pair.agreed() / pair.common()),
                switch (pair.kappa()) {
                    case Kappa.Value known -> String.format(Locale.ROOT, "kappa %.2f", known.value());
                    case Kappa.TooFewClaims few -> "too few claims";
                    case Kappa.OneSided oneSided -> "one of them says only one thing";
                });
    }

    private static String both(Witnessing witnessing, WitnessPair pair) {
        return name(witnessing, pair.first()) + " and " + name(witnessing, pair.second());
    }

    private static String name(Witnessing witnessing, String id) {
        return witnessing.witness(id).map(Witnessing.Witness::name).orElse(id);
    }

    private static Map<String, String> labels(AuditCase audit, List<WitnessPair> pairs) throws IOException {
        var ids = pairs.stream()
                .flatMap(pair -> pair.disagreed().stream().limit(MOST_CLAIMS))
                .map(WitnessPair.Disagreement::claim)
                .distinct()
                .map(Digest::parse)
                .toList();
        var labels = new HashMap<String, String>();
        audit.claimRows(ids).forEach(row -> labels.put(row.id().toString(), row.label()));
        return labels;
    }

    private static String said(WitnessPair pair, Map<String, String> labels) {
        var some = pair.disagreed().stream()
                .limit(MOST_CLAIMS)
                .map(claim -> labels.getOrDefault(claim.claim(), claim.claim()))
                .toList();
        int more = pair.disagreed().size() - some.size();
        return pair.disagreed().size()
                + (pair.disagreed().size() == 1 ? " claim: " : " claims: ")
                + String.join(", ", some)
                + (more == 0 ? "" : " and " + more + " more");
    }
}
