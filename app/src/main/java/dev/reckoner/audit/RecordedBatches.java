package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ExecutionRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts batches together as records name them, of the inputs of other claims. What does not fit says why, and is never guessed at.
 * Claims of one batch mostly follow each other, so that the last one is kept.
 */
final class RecordedBatches {
    private final BatchMembers members;
    private final ClaimInputs inputs;
    private Optional<ClaimBatch.Together> last = Optional.empty();

    RecordedBatches(FirstInputs firstInputs, ClaimInputs inputs) {
        this.members = new BatchMembers(firstInputs);
        this.inputs = inputs;
    }

    /** The batch of a claim. */
    ClaimBatch of(PreparedRun run) throws IOException {
        var named = run.claim().execution().flatMap(ExecutionRecord::batch).filter(batch -> !batch.isEmpty());
        if (named.isEmpty() || ClaimedEnvironment.ranAlone(run.claim())) {
            return ClaimBatch.of(run.claim());
        }
        try {
            return together(run, named.get());
        } catch (CannotRun unbuilt) {
            return new ClaimBatch.Unbuilt(unbuilt.sentence());
        }
    }

    private ClaimBatch together(PreparedRun run, List<Digest> batch) throws IOException, CannotRun {
        var claims = members.of(run.claim(), batch);
        var places = new ArrayList<Integer>();
        for (int i = 0; i < claims.size() && places.size() < BatchLimits.PLACES; i++) {
            if (FirstInputs.of(run.claim()).contains(batch.get(i))) {
                places.add(i);
            }
        }
        var key = new ArrayList<List<String>>();
        key.add(List.of(run.model().sha256()));
        claims.forEach(claim -> key.add(BatchMembers.files(claim)));
        if (last.filter(known -> known.key().equals(key)).isEmpty()) {
            last = Optional.of(new ClaimBatch.Together(key, values(run, claims), List.of()));
        }
        return new ClaimBatch.Together(key, last.orElseThrow().members(), places);
    }

    private List<SequencedMap<String, OnnxValue>> values(PreparedRun run, List<Claim> claims)
            throws IOException, CannotRun {
        var read = new HashMap<Digest, SequencedMap<String, OnnxValue>>();
        var all = new ArrayList<SequencedMap<String, OnnxValue>>();
        read.put(run.claim().id(), run.inputs());
        requireRows(run.inputs(), run.inputs(), "of the claim");
        long bytes = 0;
        for (int i = 0; i < claims.size(); i++) {
            var claim = claims.get(i);
            var values = read.get(claim.id());
            if (values == null) {
                values = inputs(claim, run, i + 1);
                read.put(claim.id(), values);
            }
            bytes += bytes(values);
            if (bytes > BatchLimits.BYTES) {
                throw BatchMembers.unbuilt("the batch that the record names takes more than the "
                        + (BatchLimits.BYTES >> 20) + " MB that are put together");
            }
            all.add(values);
        }
        return all;
    }

    private SequencedMap<String, OnnxValue> inputs(Claim claim, PreparedRun run, int number)
            throws IOException, CannotRun {
        try {
            var values = inputs.of(claim, run.model());
            requireRows(values, run.inputs(), "number " + number + " of the batch");
            return values;
        } catch (CannotRun unusable) {
            throw unusable.code().equals("EX-INCONCLUSIVE-BATCH")
                    ? unusable
                    : BatchMembers.unbuilt("of the batch that the record names number " + number + " cannot be used: "
                            + withoutStop(unusable.sentence()));
        }
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static void requireRows(
            SequencedMap<String, OnnxValue> values, SequencedMap<String, OnnxValue> own, String whose)
            throws CannotRun {
        if (!values.keySet().equals(own.keySet())) {
            throw BatchMembers.unbuilt("the inputs " + whose + " have other names than the claim's");
        }
        if (StackedRows.rows(values).isEmpty()) {
            throw BatchMembers.unbuilt("the inputs " + whose + " are not all of the same number of rows");
        }
        for (var input : values.sequencedEntrySet()) {
            requireLike(input.getKey(), (Tensor) input.getValue(), own.get(input.getKey()), whose);
        }
    }

    private static void requireLike(String name, Tensor value, @Nullable OnnxValue own, String whose) throws CannotRun {
        if (!(own instanceof Tensor like) || value.type() != like.type()) {
            throw BatchMembers.unbuilt("the input " + name + " " + whose + " is of another type than the claim's");
        }
        var dims = value.dims();
        if (dims.size() != like.dims().size()
                || !dims.subList(1, dims.size()).equals(like.dims().subList(1, dims.size()))) {
            throw BatchMembers.unbuilt("the input " + name + " " + whose + " has the shape " + dims
                    + " and the claim's " + like.dims()
                    + ", and the record does not say how they were brought to one length");
        }
    }

    private static long bytes(SequencedMap<String, OnnxValue> values) {
        return values.values().stream()
                .mapToLong(value -> ((Tensor) value).data().remaining())
                .sum();
    }
}
