package dev.reckoner.trail.opengradient.inference;

import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.ReadProblem;
import dev.reckoner.trail.ReadProblem.Severity;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.TrailSink;
import dev.reckoner.trail.opengradient.contract.InferenceEvent;
import dev.reckoner.trail.opengradient.contract.ModelRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Answers of hubs and workflows until the call of their transaction is known. Where the precompile's own event was logged in the
 * transaction, the answer repeats it. A file cannot make this grow without end: what exceeds the limits is told and left.
 */
final class PendingAnswers {
    private final TrailSink sink;
    private final InferenceClaims claims;
    private final int most;
    private final long mostBytes;
    private final Set<String> told = new HashSet<>();
    private final Map<String, List<Answer>> answers = new LinkedHashMap<>();
    private final Map<String, List<Call>> calls = new LinkedHashMap<>();
    private int held;
    private long bytes;
    private boolean full;

    /**
     * None yet.
     *
     * @param most calls and answers that are held at a time
     * @param mostBytes of their encodings
     */
    PendingAnswers(TrailSink sink, InferenceClaims claims, int most, long mostBytes) {
        this.sink = sink;
        this.claims = claims;
        this.most = most;
        this.mostBytes = mostBytes;
    }

    private record Answer(Evidence.EventLog log, InferenceEvent event) {
        Optional<String> caller() {
            return event instanceof InferenceEvent.InferenceResultEmitted emitted
                    ? Optional.of(emitted.caller())
                    : Optional.empty();
        }
    }

    private record Call(Evidence.ChainTransaction transaction, ModelRequest request) {}

    /** The transaction's inference is told by the precompile's own event. */
    void told(Evidence.EventLog log) {
        if (told.size() < most) {
            log.transaction().ifPresent(told::add);
        }
    }

    void add(Evidence.EventLog log, InferenceEvent event) throws IOException {
        String transaction = log.transaction().orElse("");
        if (transaction.isEmpty()) {
            sink.problem(unpaired(log));
        } else if (hasRoom(log.place(), log.data().length() / 2)) {
            answers.computeIfAbsent(transaction, any -> new ArrayList<>(1)).add(new Answer(log, event));
        }
    }

    void add(Evidence.ChainTransaction transaction, ModelRequest request, int length) throws IOException {
        if (transaction.hash().isPresent() && hasRoom(transaction.place(), length)) {
            calls.computeIfAbsent(transaction.hash().get(), any -> new ArrayList<>(1))
                    .add(new Call(transaction, request));
        }
    }

    void join() throws IOException {
        for (var answered : answers.entrySet()) {
            if (sink.cancelled()) {
                return;
            }
            if (!told.contains(answered.getKey())) {
                join(answered.getValue(), calls.getOrDefault(answered.getKey(), List.of()));
            }
        }
    }

    /** Only where it is beyond doubt which answer is whose; copies of one log or one call count once. */
    private void join(List<Answer> logged, List<Call> made) throws IOException {
        boolean one =
                logged.stream().map(answer -> answer.log().id()).distinct().count() == 1
                        && made.stream()
                                        .map(call -> call.transaction().input())
                                        .distinct()
                                        .count()
                                == 1;
        if (!one) {
            for (Answer answer : logged) {
                sink.problem(unpaired(answer.log()));
            }
            return;
        }
        Answer answer = logged.getFirst();
        Call call = made.getFirst();
        try {
            claims.ofCall(
                    call.transaction(),
                    answer.log(),
                    call.request(),
                    answer.event().output(),
                    answer.caller().or(call.transaction()::from));
        } catch (TrailFormatException tooLarge) {
            sink.problem(tooLarge.problem(answer.log().place()));
        }
    }

    private boolean hasRoom(String place, long length) throws IOException {
        if (held < most && bytes + length <= mostBytes) {
            held++;
            bytes += length;
            return true;
        }
        if (!full) {
            full = true;
            sink.problem(new TrailFormatException(
                            "TR-TOO-LARGE",
                            "",
                            "From here on the file holds more calls and answers of models than are joined at a time",
                            "Split the file so that a transaction and its receipt stay together.")
                    .problem(place));
        }
        return false;
    }

    private static ReadProblem unpaired(Evidence.EventLog log) {
        return new ReadProblem(
                log.place(),
                "",
                "TR-INFERENCE-UNPAIRED",
                "The log holds a model's answer, but the file does not tell for certain what was asked; it makes no claim",
                "Import in one file the log that comes before it, or the call of its transaction with the receipt.",
                Severity.LEFT_OUT);
    }
}
