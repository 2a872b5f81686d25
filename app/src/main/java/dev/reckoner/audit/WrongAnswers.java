package dev.reckoner.audit;

import dev.reckoner.coordination.WrongAnswer;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.projection.RerunTable;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ValueReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The answers that were found wrong by running them again, of claims whose key is known to be their operator's and whose values are
 * those that it signed.
 *
 * @param answers in the order in which they were found
 * @param whole false where there are more than are compared
 */
record WrongAnswers(List<WrongAnswer> answers, boolean whole) {
    /** So many are compared with each other. */
    static final int MOST = 20_000;

    /** Those of which the verdict that stands is that they are wrong. */
    static WrongAnswers of(RecordedCase audit, CaseTables tables) throws IOException {
        var answers = new ArrayList<WrongAnswer>();
        for (var each : new RerunTable(tables).all()) {
            var wrong = stands(each) ? wrong(audit, each) : Optional.<WrongAnswer>empty();
            if (wrong.isPresent() && answers.size() == MOST) {
                return new WrongAnswers(answers, false);
            }
            wrong.ifPresent(answers::add);
        }
        return new WrongAnswers(answers, true);
    }

    private static boolean stands(RerunTable.OfClaim each) {
        var run = each.claim().entries().run();
        return each.rerun().verdict().equals(Verdict.OUTSIDE.name())
                && run.isPresent()
                && run.getAsLong() == each.rerun().entry();
    }

    private static Optional<WrongAnswer> wrong(RecordedCase audit, RerunTable.OfClaim each) throws IOException {
        ClaimRow row = ClaimRows.shown(each.claim());
        var claim = row.isTheirAnswer() ? audit.record(row.id()) : Optional.<Claim>empty();
        var party = NamedIn.party(row);
        return claim.isEmpty() || party.isEmpty()
                ? Optional.empty()
                : asked(claim.get())
                        .flatMap(asked -> answered(claim.get())
                                .map(answered -> new WrongAnswer(
                                        party.get().toString(),
                                        row.id().toString(),
                                        row.madeAt(),
                                        asked,
                                        answered,
                                        each.rerun().leaf())));
    }

    /** The model that is named and every input; empty where one of them has no digest, so that nobody can say what was asked. */
    static Optional<Digest> asked(Claim claim) {
        String model = claim.model()
                .digest()
                .map(Digest::toString)
                .orElseGet(() -> claim.model().label());
        return digest(claim.inputs())
                .map(inputs -> Digest.sha256((model + "\n" + inputs).getBytes(StandardCharsets.UTF_8)));
    }

    /** Every output. */
    static Optional<Digest> answered(Claim claim) {
        return digest(claim.outputs()).map(outputs -> Digest.sha256(outputs.getBytes(StandardCharsets.UTF_8)));
    }

    private static Optional<String> digest(List<ValueReference> values) {
        var known = values.stream()
                .flatMap(value -> CaseAttribution.value(value).stream())
                .toList();
        return known.isEmpty() || known.size() < values.size()
                ? Optional.empty()
                : Optional.of(known.stream().map(Digest::toString).collect(Collectors.joining("\n")));
    }
}
