package dev.reckoner.trail.opengradient.inference;

import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.Limits;
import dev.reckoner.trail.ReadProblem;
import dev.reckoner.trail.ReadProblem.Severity;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.TrailSink;
import dev.reckoner.trail.opengradient.contract.ContractCalls;
import dev.reckoner.trail.opengradient.contract.ContractEvents;
import dev.reckoner.trail.opengradient.contract.InferenceCall;
import dev.reckoner.trail.opengradient.contract.InferenceEvent;
import dev.reckoner.trail.opengradient.contract.ModelOutput;
import java.io.IOException;
import java.util.Optional;

/**
 * Makes claims of the inferences in the logs and calls of one file. The precompile's event is one by itself; the answer that a hub
 * or a workflow logs needs the call of its transaction, from the same file. Source: opengradient.md 4.1.
 */
public final class OnchainInferences {
    /** The format's name for people, as claims carry it. */
    public static final String FORMAT = "OpenGradient on-chain inference";

    /** The option of an execution record that holds the mode: {@code VANILLA}, {@code ZKML}, {@code TEE}, or its number. */
    public static final String MODE = "OpenGradient mode";

    private final TrailSink sink;
    private final InferenceClaims claims;
    private final PendingAnswers pending;
    private Optional<Told> before = Optional.empty();

    /** The inferences of one file. */
    public OnchainInferences(TrailSink sink) {
        this.sink = sink;
        this.claims = new InferenceClaims(sink);
        this.pending = new PendingAnswers(sink, claims, Limits.CHAIN_INFERENCES, Limits.JSON_BYTES);
    }

    /** The precompile's event that stands just before a log, with its transaction as far as that is told. */
    private record Told(Optional<String> transaction, ModelOutput output) {}

    /** Looks at a log that was taken as evidence. */
    public void log(Evidence.EventLog log) throws IOException {
        Optional<Told> event = before;
        before = Optional.empty();
        try {
            var topic = log.topics().stream().findFirst().filter(OnchainInferences::isInference);
            if (topic.isPresent()
                    && ContractEvents.decode(log.topics(), log.data()).orElseThrow()
                            instanceof InferenceEvent inference) {
                event(log, inference, event);
            }
        } catch (TrailFormatException unreadable) {
            sink.problem(unreadable.problem(log.place()));
        }
    }

    /**
     * Looks at a transaction that was taken as evidence.
     *
     * @param input its calldata
     */
    public void call(Evidence.ChainTransaction transaction, byte[] input) throws IOException {
        try {
            if (ContractCalls.decode(input).orElse(null) instanceof InferenceCall call) {
                pending.add(transaction, call.request(), input.length);
            }
        } catch (TrailFormatException unreadable) {
            // Calldata of other contracts may begin with the same four bytes, so this says nothing about the record.
            return;
        }
    }

    /** Joins, at the end of the file, calls with the answers that were logged in their transactions. */
    public void finish() throws IOException {
        pending.join();
    }

    private static boolean isInference(String topic) {
        return ContractEvents.signature(topic)
                .filter(signature -> signature.startsWith("ModelInferenceEvent(")
                        || signature.startsWith("InferenceResult(")
                        || signature.startsWith("InferenceResultEmitted("))
                .isPresent();
    }

    private void event(Evidence.EventLog log, InferenceEvent event, Optional<Told> previous) throws IOException {
        if (event.output().simulation()) {
            sink.problem(simulation(log));
            return;
        }
        switch (event) {
            case InferenceEvent.ModelInferenceEvent whole -> {
                pending.told(log);
                before = Optional.of(new Told(log.transaction(), whole.output()));
                claims.ofEvent(log, whole.inferenceId(), whole.request(), whole.output());
            }
            case InferenceEvent.InferenceResult answer -> answer(log, answer, previous);
            case InferenceEvent.InferenceResultEmitted answer -> answer(log, answer, previous);
        }
    }

    /** A hub repeats the answer of the event just before its own, which tells more. */
    private void answer(Evidence.EventLog log, InferenceEvent answer, Optional<Told> previous) throws IOException {
        if (!previous.equals(Optional.of(new Told(log.transaction(), answer.output())))) {
            pending.add(log, answer);
        }
    }

    private static ReadProblem simulation(Evidence.EventLog log) {
        return new ReadProblem(
                log.place(),
                "",
                "TR-INFERENCE-SIMULATION",
                "The log marks its answer as a simulation; nothing was run for it, and it makes no claim",
                "Nothing: an estimate is evidence of nothing. Fetch the log of the real transaction if there is one.",
                Severity.LEFT_OUT);
    }
}
