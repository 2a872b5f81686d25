package dev.reckoner.audit;

import dev.reckoner.appraise.ModelFiles;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.ipfs.Cid;
import dev.reckoner.trail.Evidence;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The evidence of a case that many claims rest on: everything but the signed records, of which each claim has its own and which
 * are as many as the claims. An immutable picture; may be used by several threads.
 */
final class OtherEvidence {
    /** No evidence. */
    static final OtherEvidence NONE = of(Map.of());

    private final Map<Digest, Evidence> items;
    private final Map<Class<? extends Evidence>, List<? extends Evidence>> byKind = new ConcurrentHashMap<>();

    private final Map<String, List<Evidence.SigningKey>> keys;
    private final ModelFiles models;

    private OtherEvidence(Map<Digest, Evidence> items) {
        this.items = items;
        this.models = ModelFiles.among(items.values());
        this.keys = all(Evidence.SigningKey.class).stream().collect(Collectors.groupingBy(Evidence.SigningKey::teeId));
    }

    /** Every key of that enclave, in the order of import. */
    List<Evidence.SigningKey> keysOf(String teeId) {
        return keys.getOrDefault(teeId, List.of());
    }

    /** The model file of that content id. */
    Optional<Evidence.ModelFile> model(Cid cid) {
        return models.find(cid);
    }

    static OtherEvidence of(Map<Digest, Evidence> items) {
        return new OtherEvidence(Collections.unmodifiableMap(new LinkedHashMap<>(items)));
    }

    /** By id, in the order of import. */
    Map<Digest, Evidence> items() {
        return items;
    }

    /**
     * Every item of that kind, in the order of import; always the same list.
     *
     * @throws IllegalArgumentException for signed records, none of which is here
     */
    @SuppressWarnings("unchecked") // the list of a kind holds nothing else
    <T extends Evidence> List<T> all(Class<T> kind) {
        if (kind == Evidence.SignedStatement.class || kind == Evidence.SignedResponse.class) {
            throw new IllegalArgumentException("Not all signed records are at hand at once");
        }
        return (List<T>) byKind.computeIfAbsent(
                kind,
                any -> items.values().stream()
                        .filter(kind::isInstance)
                        .map(kind::cast)
                        .toList());
    }

    /** True for what is held here; false for the signed record of a claim. */
    static boolean holds(Evidence evidence) {
        return switch (evidence) {
            case Evidence.SignedStatement ignored -> false;
            case Evidence.SignedResponse ignored -> false;
            default -> true;
        };
    }
}
