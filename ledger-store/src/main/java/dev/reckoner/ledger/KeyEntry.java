package dev.reckoner.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.MlDsaCosignerKey;
import dev.reckoner.crypto.NoteKey;
import java.time.Instant;
import java.util.Optional;

/** What the ledger records of its own keys. Each kind is one record; keys are written as C2SP writes a vkey. */
sealed interface KeyEntry {
    /**
     * The case was opened: always the first entry.
     *
     * @param origin the log's name in checkpoints
     * @param key Ed25519
     */
    record Opened(String origin, NoteKey key) implements KeyEntry {}

    /**
     * A key was made that signs heads beside the one in force, from the head on that ends with this entry.
     *
     * @param key the new one
     * @param beside the one in force
     */
    record Created(MlDsaCosignerKey key, NoteKey beside) implements KeyEntry {}

    /**
     * New keys took the place of those before. The head that ends with this entry is signed with all of them.
     *
     * @param next in force from then on
     * @param previous in force until then, as many
     */
    record Rotated(HeadKeys next, HeadKeys previous) implements KeyEntry {}

    /** The key signs nothing from then on, nor does the one beside it: nothing can be recorded any more. */
    record Retired(NoteKey key) implements KeyEntry {}

    /** The kind under which it is recorded. */
    default EntryKind kind() {
        return switch (this) {
            case Opened ignored -> EntryKind.CASE_OPENED;
            case Created ignored -> EntryKind.KEY_CREATED;
            case Rotated ignored -> EntryKind.KEY_ROTATED;
            case Retired ignored -> EntryKind.KEY_RETIRED;
        };
    }

    /** As a new entry of the ledger. */
    default NewEntry at(Instant time) {
        var body = JsonNodeFactory.instance.objectNode();
        switch (this) {
            case Opened opened ->
                body.put("origin", opened.origin()).put("key", opened.key().written());
            case Created created ->
                body.put("key", created.key().written())
                        .put("beside", created.beside().written());
            case Rotated rotated -> {
                put(body, "key", "keyBeside", rotated.next());
                put(body, "previous", "previousBeside", rotated.previous());
            }
            case Retired retired -> body.put("key", retired.key().written());
        }
        return new NewEntry(kind(), time, body);
    }

    private static void put(ObjectNode body, String name, String beside, HeadKeys keys) {
        body.put(name, keys.ed25519().written());
        keys.beside().ifPresent(key -> body.put(beside, key.written()));
    }

    /**
     * Reads an entry; empty for the other kinds.
     *
     * @throws IllegalArgumentException if it names no keys of these kinds
     */
    static Optional<KeyEntry> of(LedgerEntry entry) {
        var body = entry.body();
        return switch (entry.kind()) {
            case CASE_OPENED -> Optional.of(new Opened(body.path("origin").asText(), key(body, "key")));
            case KEY_CREATED -> Optional.of(new Created(mlDsa(body, "key"), key(body, "beside")));
            case KEY_ROTATED ->
                Optional.of(new Rotated(keys(body, "key", "keyBeside"), keys(body, "previous", "previousBeside")));
            case KEY_RETIRED -> Optional.of(new Retired(key(body, "key")));
            default -> Optional.empty();
        };
    }

    private static HeadKeys keys(JsonNode body, String name, String beside) {
        return new HeadKeys(key(body, name), body.has(beside) ? Optional.of(mlDsa(body, beside)) : Optional.empty());
    }

    private static NoteKey key(JsonNode body, String member) {
        return NoteKey.parse(body.path(member).asText());
    }

    private static MlDsaCosignerKey mlDsa(JsonNode body, String member) {
        if (key(body, member) instanceof MlDsaCosignerKey key) {
            return key;
        }
        throw new IllegalArgumentException("The key '" + member + "' is not of ML-DSA-44");
    }
}
