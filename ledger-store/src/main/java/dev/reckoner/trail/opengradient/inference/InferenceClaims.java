package dev.reckoner.trail.opengradient.inference;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.ExecutionRecord;
import dev.reckoner.trail.Limits;
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.Party;
import dev.reckoner.trail.PartyRole;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.TrailSink;
import dev.reckoner.trail.ValueReference;
import dev.reckoner.trail.WellFormedText;
import dev.reckoner.trail.opengradient.contract.ModelInput;
import dev.reckoner.trail.opengradient.contract.ModelOutput;
import dev.reckoner.trail.opengradient.contract.ModelRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hands inferences on the chain to the sink as claims. Nobody has signed them: what they are worth is what the log is worth. */
final class InferenceClaims {
    private static final int LABEL = 80;
    private static final int MODEL = 200;

    private final TrailSink sink;

    InferenceClaims(TrailSink sink) {
        this.sink = sink;
    }

    /** From the precompile's event, which tells everything by itself. */
    void ofEvent(Evidence.EventLog log, String inferenceId, ModelRequest request, ModelOutput output)
            throws IOException {
        write(log.id(), inferenceId, log, request, output, List.of(log.id()), Map.of());
    }

    /**
     * From a call and the answer that was logged in its transaction.
     *
     * @param caller who sent the transaction, or whom the log names
     */
    void ofCall(
            Evidence.ChainTransaction call,
            Evidence.EventLog log,
            ModelRequest request,
            ModelOutput output,
            Optional<String> caller)
            throws IOException {
        String identity = "reckoner-onchain-call/1\n" + log.id() + "\n" + call.input();
        Map<PartyRole, String> parties = Map.of();
        if (caller.isPresent()) {
            sink.party(account(caller.get()));
            parties = Map.of(PartyRole.APPLICATION, caller.get());
        }
        write(
                Digest.sha256(identity.getBytes(StandardCharsets.UTF_8)),
                "",
                log,
                request,
                output,
                List.of(log.id(), call.id()),
                parties);
    }

    private void write(
            Digest id,
            String inferenceId,
            Evidence.EventLog log,
            ModelRequest request,
            ModelOutput output,
            List<Digest> evidence,
            Map<PartyRole, String> parties)
            throws IOException {
        requireFew(request.input(), output);
        sink.claim(new Claim(
                id,
                label(inferenceId, log),
                OnchainInferences.FORMAT,
                // A log that tells no time has none; the epoch stands for it, as in every unsigned format.
                log.blockTime().orElse(Instant.EPOCH),
                parties,
                new ModelReference(WellFormedText.beginning(request.model(), MODEL), "", Optional.empty()),
                inputs(request.input()),
                outputs(output),
                Optional.of(circumstances(request, inferenceId)),
                Optional.empty(),
                evidence,
                log.place()));
    }

    private static Party account(String address) {
        return new Party(
                address, "Account " + address.substring(0, 8) + "…" + address.substring(38), PartyRole.APPLICATION);
    }

    private static String label(String inferenceId, Evidence.EventLog log) {
        if (!inferenceId.isBlank()) {
            return WellFormedText.beginning(inferenceId.strip(), LABEL);
        }
        String index = log.index().map(at -> ", log " + at).orElse("");
        return log.transaction()
                .map(hash -> hash.substring(0, 10) + "…" + index)
                .orElse("unnamed inference");
    }

    /** What the chain tells of the run: neither runtime nor machine, but how it was to be run. */
    private static ExecutionRecord circumstances(ModelRequest request, String inferenceId) {
        return new ExecutionRecord(
                "",
                "",
                "",
                0,
                "",
                Optional.empty(),
                Map.of(
                        OnchainInferences.MODE,
                        InferenceMode.name(request.mode()),
                        "inference id",
                        WellFormedText.beginning(inferenceId, MODEL)));
    }

    private List<ValueReference> inputs(ModelInput input) throws IOException {
        var values = new ArrayList<ValueReference>();
        for (var tensor : input.numbers()) {
            values.add(untyped(UntypedTensor.of(tensor)));
        }
        for (var tensor : input.strings()) {
            values.add(untyped(UntypedTensor.of(tensor)));
        }
        return values;
    }

    private List<ValueReference> outputs(ModelOutput output) throws IOException {
        var values = new ArrayList<>(inputs(new ModelInput(output.numbers(), output.strings())));
        for (var scalar : output.jsons()) {
            Digest held = sink.blob(scalar.value().getBytes(StandardCharsets.UTF_8));
            values.add(value(scalar.name(), ValueReference.Kind.JSON, held));
        }
        return values;
    }

    private ValueReference untyped(UntypedTensor tensor) throws IOException {
        return value(tensor.name(), ValueReference.Kind.UNTYPED_TENSOR, sink.blob(UntypedTensors.write(tensor)));
    }

    private static ValueReference value(String name, ValueReference.Kind kind, Digest held) {
        return new ValueReference(name, kind, Optional.empty(), Optional.empty(), Optional.of(held));
    }

    /** Each tensor becomes a file of the case. */
    private static void requireFew(ModelInput input, ModelOutput output) throws TrailFormatException {
        int tensors = input.numbers().size()
                + input.strings().size()
                + output.numbers().size()
                + output.strings().size()
                + output.jsons().size();
        if (tensors > Limits.INFERENCE_TENSORS) {
            throw new TrailFormatException(
                    "TR-TOO-LARGE",
                    "",
                    "The inference has " + tensors + " tensors, and no model has more than " + Limits.INFERENCE_TENSORS,
                    "Nothing, if the log is of a contract that does not matter here.");
        }
    }
}
