package dev.reckoner.appraise;

import dev.reckoner.trail.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Responses to the same request whose signatures hold. Of each answer two enclaves are kept, and of answers a few: that is
 * all that can be asked, and a request that was sent a hundred thousand times must not cost each of its claims as much.
 */
final class Siblings {
    private static final int MOST_REQUESTS = 1 << 14;
    private static final int MOST_ANSWERS = 16;

    /** By the evidence of the case as one of several threads sees it, and by the request. */
    private final Map<CaseEvidence, Map<String, List<Evidence.SignedResponse>>> known = new WeakHashMap<>();

    /** The responses, each validly signed with the key of the enclave that it names; empty where there is only one. */
    synchronized List<Evidence.SignedResponse> of(String requestHash, Check.Context context) {
        List<Evidence.SignedResponse> all = context.evidence().responsesTo(requestHash);
        return requestHash.isEmpty() || all.size() < 2
                ? List.of()
                : known.computeIfAbsent(context.evidence(), any -> recentlyUsed())
                        .computeIfAbsent(requestHash, hash -> kept(all, context));
    }

    private static Map<String, List<Evidence.SignedResponse>> recentlyUsed() {
        return new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, List<Evidence.SignedResponse>> eldest) {
                return size() > MOST_REQUESTS;
            }
        };
    }

    private static List<Evidence.SignedResponse> kept(List<Evidence.SignedResponse> all, Check.Context context) {
        Map<String, List<String>> enclavesOf = new LinkedHashMap<>();
        List<Evidence.SignedResponse> kept = new ArrayList<>();
        for (Evidence.SignedResponse response : all) {
            List<String> enclaves = enclavesOf.getOrDefault(response.outputHash(), List.of());
            boolean wanted = enclaves.size() < 2
                    && !enclaves.contains(response.teeId())
                    && (!enclaves.isEmpty() || enclavesOf.size() < MOST_ANSWERS);
            if (wanted && isSigned(response, context)) {
                enclavesOf
                        .computeIfAbsent(response.outputHash(), any -> new ArrayList<>(2))
                        .add(response.teeId());
                kept.add(response);
            }
        }
        return List.copyOf(kept);
    }

    private static boolean isSigned(Evidence.SignedResponse response, Check.Context context) {
        if (response.signature().isEmpty() || response.outputHash().isEmpty()) {
            return false;
        }
        byte[] message = HeldBytes.signed(response, context).orElseGet(() -> new byte[0]);
        return context.evidence().keysOf(response.teeId()).stream()
                .anyMatch(key -> TeeKeys.verify(key, response, message).isPresent());
    }
}
