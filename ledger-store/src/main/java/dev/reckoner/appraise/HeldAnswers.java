package dev.reckoner.appraise;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.opengradient.AnswerBody;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads responses again for what is beside their signed part; remembers the last few, since several checks ask in turn. */
final class HeldAnswers {
    private static final int MOST = 8;

    private final Map<Digest, Optional<JsonNode>> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Digest, Optional<JsonNode>> eldest) {
            return size() > MOST;
        }
    };

    /** The response's JSON; empty where the case does not hold it, or holds it only within something else. */
    Optional<JsonNode> of(Evidence.SignedResponse response, Check.Context context) {
        synchronized (known) {
            Optional<JsonNode> body = known.get(response.blob());
            if (body != null) {
                return body;
            }
        }
        Optional<byte[]> raw = HeldBytes.of(response.blob(), context);
        if (raw.isEmpty()) {
            return Optional.empty();
        }
        Optional<JsonNode> body = AnswerBody.of(raw.get());
        synchronized (known) {
            known.put(response.blob(), body);
        }
        return body;
    }

    /** True if the response was read from the blob of a single settlement, whose writer is JavaScript. */
    static boolean cameThroughBlob(Claim claim, Evidence.SignedResponse response, Check.Context context) {
        return claim.evidence().stream()
                .map(context.evidence()::evidence)
                .flatMap(Optional::stream)
                .anyMatch(item ->
                        item instanceof Evidence.SettledInference && item.blob().equals(response.blob()));
    }
}
