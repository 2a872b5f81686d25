package dev.reckoner.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.ledger.EntryKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kind that the bytes of an entry say it is of, whether or not they are what was recorded. */
final class SaidKind {
    /** In canonical JSON only the time and the version come behind the kind: a kind in the body has the body's brace behind it. */
    private static final Pattern AT_ITS_PLACE = Pattern.compile("\"kind\":\"([a-z-]+)\"[^{}\\[\\]]{0,80}}?$");

    private SaidKind() {}

    /** Its wire name; empty where no kind that this program knows can be read. */
    static Optional<String> of(byte[] content) {
        return parsed(content).or(() -> sought(content)).filter(SaidKind::isKnown);
    }

    private static Optional<String> parsed(byte[] content) {
        try {
            return Optional.ofNullable(
                    CaseJson.value(content, JsonNode.class).path("kind").textValue());
        } catch (IOException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    /** A single byte that was changed can be why nothing parses, and leaves the rest legible. */
    private static Optional<String> sought(byte[] content) {
        return AT_ITS_PLACE
                .matcher(new String(content, StandardCharsets.UTF_8))
                .results()
                .findFirst()
                .map(found -> found.group(1));
    }

    private static boolean isKnown(String wireName) {
        for (EntryKind kind : EntryKind.values()) {
            if (kind.wireName().equals(wireName)) {
                return true;
            }
        }
        return false;
    }
}
