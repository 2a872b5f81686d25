package dev.reckoner.cli;

import dev.reckoner.audit.Erc8004Records;
import dev.reckoner.reputation.erc8004.Erc8004Call;
import dev.reckoner.reputation.erc8004.Erc8004Event;
import java.util.List;

/** Records of ERC-8004 as tables. */
final class Erc8004Table {
    private final Output output;

    Erc8004Table(Output output) {
        this.output = output;
    }

    /** What the command ends with: records are statements of others, which affirm nothing by themselves. */
    static int exit(Erc8004Records records) {
        return records.events().isEmpty() && records.calls().isEmpty() ? ExitCode.UNDECIDED : ExitCode.AFFIRMING;
    }

    void print(Erc8004Records records) {
        if (records.events().isEmpty()
                && records.calls().isEmpty()
                && records.unread().isEmpty()) {
            output.line("The case holds no record of ERC-8004.");
            return;
        }
        output.line(Erc8004Records.ABOUT);
        if (!records.events().isEmpty()) {
            output.table(
                    List.of("event", "agent", "by", "says", "tags", "block", "contract"),
                    records.events().stream().map(Erc8004Table::cells).toList());
        }
        for (var call : records.calls()) {
            output.line("Called in " + call.place().transaction().orElse("a transaction without its hash") + ": "
                    + words(call.asked()) + outcome(call));
        }
        records.unread().forEach(each -> output.line("Not read: " + each.code() + ": " + each.sentence()));
    }

    static List<String> cells(Erc8004Records.Event event) {
        var said = event.said();
        return List.of(
                kind(said),
                said.agentId().toString(),
                said.account(),
                says(said) + (event.revoked() ? ", taken back" : ""),
                tags(said),
                event.place().block().map(Object::toString).orElse("not told"),
                event.place().contract().orElse("not told"));
    }

    private static String kind(Erc8004Event said) {
        return switch (said) {
            case Erc8004Event.NewFeedback ignored -> "feedback";
            case Erc8004Event.FeedbackRevoked ignored -> "feedback taken back";
            case Erc8004Event.ResponseAppended ignored -> "answer to feedback";
            case Erc8004Event.ValidationRequested ignored -> "validation request";
            case Erc8004Event.ValidationResponded ignored -> "validation response";
        };
    }

    private static String says(Erc8004Event said) {
        return switch (said) {
            case Erc8004Event.NewFeedback given -> given.value().text() + ", number " + given.feedbackIndex();
            case Erc8004Event.FeedbackRevoked revoked -> "number " + revoked.feedbackIndex();
            case Erc8004Event.ResponseAppended response ->
                "to number " + response.feedbackIndex() + " of " + response.clientAddress();
            case Erc8004Event.ValidationRequested request -> "request " + request.requestHash();
            case Erc8004Event.ValidationResponded response ->
                response.response() + " of 100 to " + response.requestHash();
        };
    }

    private static String tags(Erc8004Event said) {
        return switch (said) {
            case Erc8004Event.NewFeedback given ->
                given.tag2().isEmpty() ? given.tag1() : given.tag1() + ", " + given.tag2();
            case Erc8004Event.ValidationResponded response -> response.tag();
            default -> "";
        };
    }

    private static String words(Erc8004Call asked) {
        return switch (asked) {
            case Erc8004Call.GiveFeedback given ->
                "feedback about agent " + given.agentId() + ", " + given.value().text();
            case Erc8004Call.RevokeFeedback revoked ->
                "to take back feedback number " + revoked.feedbackIndex() + " about agent " + revoked.agentId();
            case Erc8004Call.AppendResponse response ->
                "to answer feedback number " + response.feedbackIndex() + " about agent " + response.agentId();
            case Erc8004Call.RequestValidation request -> "to ask for validation " + request.requestHash();
            case Erc8004Call.RespondToValidation response ->
                "to answer " + response.response() + " of 100 to " + response.requestHash();
        };
    }

    private static String outcome(Erc8004Records.Call call) {
        return call.succeeded()
                .map(succeeded -> succeeded ? "." : "; it was reverted.")
                .orElse("; what became of it is not told.");
    }
}
