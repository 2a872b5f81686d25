package dev.reckoner.audit;

import dev.reckoner.reputation.erc8004.Conversion;
import dev.reckoner.reputation.erc8004.Erc8004Exception;
import dev.reckoner.reputation.erc8004.FeedbackExport;
import dev.reckoner.reputation.erc8004.LedgerReference;
import dev.reckoner.reputation.erc8004.ValidationExport;
import dev.reckoner.reputation.subject.CountedVerdict;
import dev.reckoner.reputation.subject.SubjectRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Converts what a case in its folder holds. */
final class CaseErc8004 implements Erc8004Desk {
    private final RecordedCase audit;

    CaseErc8004(RecordedCase audit) {
        this.audit = audit;
    }

    @Override
    public Erc8004Records records() throws IOException {
        return new Erc8004Reading(audit::blob).of(audit.isolatedClaims().shared());
    }

    @Override
    public Erc8004Export export(Erc8004Wish wish, Path folder) throws IOException {
        var record = record(wish);
        var ledger = ledger();
        // A refusal leaves no folder behind.
        Optional<FeedbackExport> opinion = wish.feedback()
                ? Optional.of(FeedbackExport.of(record, wish.question(), wish.registries(), ledger))
                : Optional.empty();
        requireRequests(wish, record);
        var made = new ArrayList<Made>();
        var leftOut = new ArrayList<Erc8004Export.LeftOut>();
        for (var counted : wish.validations() ? record.verdicts() : List.<CountedVerdict>of()) {
            var why = ValidationExport.leftOut(counted);
            if (why.isPresent()) {
                leftOut.add(leftOut(counted, why.get()));
            } else {
                made.add(new Made(
                        ValidationExport.of(counted, wish.registries(), ledger, wish.requests()),
                        counted.verdict().claim().label()));
            }
        }
        var out = Erc8004Folder.in(folder);
        Optional<Erc8004Export.Feedback> feedback =
                opinion.isPresent() ? Optional.of(feedback(opinion.get(), out)) : Optional.empty();
        var validations = new ArrayList<Erc8004Export.Validation>();
        for (var each : made) {
            validations.add(validation(each.export(), each.label(), out));
        }
        var export = new Erc8004Export(
                List.of(Conversion.FEEDBACK, Conversion.VALIDATION),
                wish.subject(),
                wish.question().at(),
                wish.registries().agentRegistry(),
                wish.registries().agentId().toString(),
                wish.registries().accountOnChain(),
                feedback,
                validations,
                leftOut);
        out.text("about.txt", Conversion.FEEDBACK + "\n\n" + Conversion.VALIDATION + "\n");
        Path summary = out.text("summary.json", CaseJson.text(export) + "\n");
        audit.desk().handled(Handling.EXPORTED, summary);
        return export;
    }

    private record Made(ValidationExport export, String label) {}

    private SubjectRecord record(Erc8004Wish wish) throws IOException {
        return audit.reputation()
                .standings(wish.question())
                .of(wish.subject())
                .orElseThrow(() -> new Erc8004Exception(
                        "ER-SUBJECT",
                        "No claim that was run again until then names the "
                                + wish.subject().kind().wireName() + " "
                                + wish.subject().name() + "."));
    }

    private static void requireRequests(Erc8004Wish wish, SubjectRecord record) throws Erc8004Exception {
        for (var claim : wish.requests().keySet()) {
            if (record.verdicts().stream()
                    .noneMatch(counted -> counted.verdict().claim().id().equals(claim))) {
                throw new Erc8004Exception(
                        "ER-REQUEST",
                        "A request is given for the claim " + claim + ", of which no verdict counts for "
                                + wish.subject().name() + ".");
            }
        }
    }

    private LedgerReference ledger() throws IOException {
        var state = audit.ledger();
        return new LedgerReference(state.entries(), state.root(), audit.head().toString());
    }

    private static Erc8004Export.Feedback feedback(FeedbackExport made, Erc8004Folder out) throws IOException {
        out.bytes(FeedbackExport.FILE, made.file());
        return new Erc8004Export.Feedback(
                made.call().value().text(),
                made.call().tag1(),
                made.call().tag2(),
                FeedbackExport.FILE,
                made.call().feedbackHash(),
                out.call(FeedbackExport.FILE, made.call()));
    }

    private static Erc8004Export.LeftOut leftOut(CountedVerdict counted, ValidationExport.LeftOut why) {
        return new Erc8004Export.LeftOut(
                counted.verdict().claim().id(),
                counted.verdict().claim().label(),
                counted.verdict().step().name(),
                why.sentence());
    }

    private static Erc8004Export.Validation validation(ValidationExport made, String label, Erc8004Folder out)
            throws IOException {
        String requestFile = ValidationExport.requestFile(made.claim());
        Optional<String> request = Optional.empty();
        if (made.request().isPresent()) {
            out.bytes(requestFile, made.requestFile());
            request = Optional.of(out.call(requestFile, made.request().get()));
        }
        String responseFile = ValidationExport.responseFile(made.claim());
        out.bytes(responseFile, made.responseFile());
        return new Erc8004Export.Validation(
                made.claim(),
                label,
                made.step().name(),
                made.response().response(),
                made.response().requestHash(),
                request,
                responseFile,
                made.response().responseHash(),
                out.call(responseFile, made.response()));
    }
}
