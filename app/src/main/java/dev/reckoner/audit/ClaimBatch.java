package dev.reckoner.audit;

import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.trail.Claim;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What is known of the others in the batch that a claim was made in. */
sealed interface ClaimBatch {
    /** The record does not say who they were, or it does not matter to the model. */
    record Unsaid() implements ClaimBatch {}

    /** The record says that there were none. */
    record Alone() implements ClaimBatch {}

    /**
     * The record names them, and the case holds them all.
     *
     * @param key the model, and the files of all inputs of all members; a batch of the same key is the same
     * @param members inputs of each, by the model's names, in the order of the record
     * @param places which of the members are the claim's own input; one, unless the batch had it more than once
     */
    record Together(List<List<String>> key, List<SequencedMap<String, OnnxValue>> members, List<Integer> places)
            implements ClaimBatch {
        public Together {
            key = List.copyOf(key);
            members = members.stream()
                    .map(inputs -> Collections.unmodifiableSequencedMap(new LinkedHashMap<>(inputs)))
                    .toList();
            places = List.copyOf(places);
        }
    }

    /**
     * The record names them, and they cannot be put together.
     *
     * @param why a sentence without a full stop
     */
    record Unbuilt(String why) implements ClaimBatch {}

    /** What the record alone tells. */
    static ClaimBatch of(Claim claim) {
        return ClaimedEnvironment.ranAlone(claim) ? new Alone() : new Unsaid();
    }

    /** True if the claim is run as it was, as far as its batch goes. */
    default boolean isKnown() {
        return this instanceof Alone || this instanceof Together;
    }
}
