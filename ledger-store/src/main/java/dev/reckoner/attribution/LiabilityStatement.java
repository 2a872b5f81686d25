package dev.reckoner.attribution;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.attribution.Liability.Bearing;
import dev.reckoner.attribution.Liability.Line;
import dev.reckoner.attribution.Liability.OfParty;
import dev.reckoner.grade.Grade;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.PartyRole;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Says of each party of a claim what its evidence binds it to. What contradicts a claim is held against a party only where the
 * evidence binds that party to the claim: a record can name anybody, and a value can be changed by whoever kept it.
 */
public final class LiabilityStatement {
    private final Claim claim;
    private final ClaimFile file;
    private final Answers answers;
    private final Grading grading;

    private LiabilityStatement(ClaimFile file) {
        this.file = file;
        this.claim = file.claim();
        this.answers = new Answers(file.findings());
        this.grading = new Grading(answers);
    }

    /** The statement about one claim. */
    public static Liability of(ClaimFile file) {
        var statement = new LiabilityStatement(file);
        var parties = new ArrayList<OfParty>();
        statement
                .party(PartyRole.OPERATOR, NodeKind.OPERATOR, statement.operator())
                .ifPresent(parties::add);
        statement
                .party(PartyRole.PROVIDER, NodeKind.PROVIDER, statement.provider())
                .ifPresent(parties::add);
        statement
                .party(PartyRole.APPLICATION, NodeKind.APPLICATION, statement.application())
                .ifPresent(parties::add);
        parties.addAll(statement.payers());
        return new Liability(parties);
    }

    private Optional<OfParty> party(PartyRole role, NodeKind kind, List<Line> lines) {
        return Optional.ofNullable(claim.parties().get(role))
                .filter(id -> !id.isBlank())
                .map(id -> ofParty(new NodeId(kind, id), id, lines));
    }

    private static OfParty ofParty(NodeId id, String label, List<Line> lines) {
        return new OfParty(
                id,
                label,
                lines.stream().sorted(Comparator.comparing(Line::bearing)).toList());
    }

    private boolean isBound() {
        var grade = grading.operator();
        return grade == Grade.PROVEN || grade == Grade.SUPPORTED;
    }

    private List<Line> operator() {
        var lines = new ArrayList<Line>();
        signing(lines);
        build(lines);
        if (answers.affirms("settlement")) {
            lines.add(binds("The answer was settled", "settlement"));
        }
        model(lines);
        changed(lines);
        return lines;
    }

    private void signing(List<Line> lines) {
        switch (grading.operator()) {
            case PROVEN ->
                lines.add(binds(
                        answers.affirms("key")
                                ? "Signed the answer with a key of its own, which its enclave attested"
                                : "Signed the answer with a key of its own",
                        "party"));
            case SUPPORTED ->
                lines.add(binds(
                        answers.affirms("party")
                                ? "Signed the answer with a key of its own"
                                : "The answer is signed with a key that an enclave attested",
                        answers.affirms("party") ? "party" : "key"));
            case CONTRADICTED ->
                lines.add(contradicts("Is named by the record and did not sign it", "party", "signature"));
            case ASSERTED -> {}
        }
        if (grading.operator() != Grade.PROVEN) {
            lines.add(Line.unproven("That it gave this answer: the record names it"
                    + (answers.affirms("signature")
                            ? ", and nothing ties its key to it"
                            : ", and no signature holds")));
        }
        if (answers.contradicts("key")) {
            lines.add(Line.unproven("That an enclave of its own gave the answer: none attested the key"));
        }
    }

    private void build(List<Line> lines) {
        boolean attested = grading.build() == Grade.PROVEN || grading.build() == Grade.SUPPORTED;
        if (attested && answers.contradicts("measurement")) {
            lines.add(contradicts("Its key is attested by a build that is not one of the approved", "measurement"));
        } else if (grading.build() == Grade.PROVEN) {
            lines.add(binds("Ran the attested build", "measurement", "attestation"));
        } else if (attested) {
            lines.add(
                    Line.unproven("Which build ran: one that is not known attested its key, and may attest anybody's"));
        } else if (!answers.of("attestation").isEmpty()) {
            lines.add(Line.unproven("Which build ran"));
        }
    }

    private void model(List<Line> lines) {
        if (!answers.contradicts("reexecution") && !answers.contradicts("weights")) {
            if (!answers.affirms("reexecution")) {
                lines.add(
                        Line.unproven(
                                "That the model which it named gave the answer: it was not run again, or that settled nothing"));
            }
            return;
        }
        if (!isBound()) {
            lines.add(Line.unproven("Who served another model than the record names"));
            return;
        }
        String served = file.match()
                .map(match -> "Served what " + match.label() + " answers, where "
                        + claim.model().label() + " was declared")
                .orElse("Gave an answer that " + claim.model().label() + ", which it declared, does not give");
        lines.add(contradicts(
                answers.contradicts("reexecution")
                        ? served
                        : "Declared a model file with weights that are not the published ones",
                "reexecution",
                "weights"));
        lines.add(Line.unproven("Who chose the model file, and whether knowingly"));
    }

    /** A value that is not the signed one was changed after the signature, by whoever had it then. */
    private void changed(List<Line> lines) {
        for (var check : List.of("output", "input")) {
            if (answers.contradicts(check)) {
                lines.add(Line.unproven(
                        "Who changed the " + check + " after it was signed: whoever kept the trail could"));
            }
        }
    }

    private List<Line> provider() {
        var lines = new ArrayList<Line>();
        boolean endorsed = grading.provider() == Grade.PROVEN;
        String operator = claim.party(PartyRole.OPERATOR);
        if (endorsed) {
            lines.add(binds(operator + " works for it, by the reference values", "party"));
        } else {
            lines.add(Line.unproven("That " + operator + " works for it: the record says so alone"));
        }
        if (answers.affirms("model")) {
            lines.add(binds(
                    "The record names the file that was published as "
                            + claim.model().label(),
                    "model"));
        }
        if (answers.contradicts("reexecution") || answers.contradicts("weights")) {
            if (endorsed && isBound()) {
                lines.add(
                        contradicts("Sold the answer as one of " + claim.model().label(), "reexecution", "weights"));
            }
            lines.add(Line.unproven("Whether it knew what was served"));
        }
        return lines;
    }

    private List<Line> application() {
        var lines = new ArrayList<Line>();
        if (grading.application() == Grade.SUPPORTED) {
            lines.add(binds("Its own log has the answer", "audit-log"));
        } else {
            lines.add(Line.unproven("That it asked: the answering side says so alone"));
        }
        if (!file.derivations().isEmpty()) {
            lines.add(Line.of(
                    Bearing.BINDS,
                    "An input of the answer has the bytes of an earlier answer: "
                            + file.derivations().getFirst().label(),
                    Optional.empty()));
        }
        if (Payers.of(claim, file.findings()).isEmpty()) {
            lines.add(Line.unproven("Who paid for it"));
        }
        return lines;
    }

    private List<OfParty> payers() {
        var parties = new ArrayList<OfParty>();
        Payers.of(claim, file.findings()).forEach((address, grade) -> {
            var ground = answers.of("payer").stream()
                    .filter(finding -> Payers.address(finding).equals(address))
                    .findFirst();
            var lines = new ArrayList<Line>();
            lines.add(
                    switch (grade) {
                        case PROVEN -> Line.of(Bearing.BINDS, "Paid for the answer", ground);
                        case SUPPORTED ->
                            Line.of(Bearing.BINDS, "Signed a payment that is told with the answer", ground);
                        case ASSERTED, CONTRADICTED -> Line.of(Bearing.UNPROVEN, "That it paid for the answer", ground);
                    });
            if (grade == Grade.SUPPORTED) {
                lines.add(Line.unproven("That the payment was for this answer"));
            }
            parties.add(ofParty(new NodeId(NodeKind.PAYER, address), address, lines));
        });
        return parties;
    }

    private Line binds(String sentence, String... checks) {
        return Line.of(Bearing.BINDS, sentence, ground(Tier.AFFIRMING, checks));
    }

    private Line contradicts(String sentence, String... checks) {
        return Line.of(Bearing.CONTRADICTS, sentence, ground(Tier.CONTRAINDICATED, checks));
    }

    private Optional<Finding> ground(Tier tier, String... checks) {
        return answers.of(checks).stream()
                .filter(finding -> finding.tier() == tier)
                .findFirst();
    }
}
