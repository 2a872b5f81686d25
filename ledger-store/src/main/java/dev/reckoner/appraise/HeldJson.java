package dev.reckoner.appraise;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.TrailFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** What is in a blob that should hold JSON; read once for all checks of a subject. */
sealed interface HeldJson {
    /** The case does not hold the blob. */
    record Missing() implements HeldJson {}

    /** It is no JSON. */
    record Damaged(TrailFormatException complaint) implements HeldJson {}

    /** What it holds. */
    record Tree(JsonNode json) implements HeldJson {}

    /** Reads it. */
    static HeldJson of(Digest blob, Check.Context context) {
        return context.once(HeldJson.class, blob, () -> read(blob, context));
    }

    private static HeldJson read(Digest blob, Check.Context context) {
        try {
            return context.evidence().tree(blob).<HeldJson>map(Tree::new).orElseGet(Missing::new);
        } catch (TrailFormatException e) {
            return new Damaged(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JSON; empty where there is none. */
    default Optional<JsonNode> tree() {
        return this instanceof Tree tree ? Optional.of(tree.json()) : Optional.empty();
    }
}
