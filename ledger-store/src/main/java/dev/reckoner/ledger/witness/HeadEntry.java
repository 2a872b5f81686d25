package dev.reckoner.ledger.witness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.Checkpoint;
import dev.reckoner.crypto.CosignerKey;
import dev.reckoner.crypto.NoteKey;
import dev.reckoner.crypto.NoteSignature;
import dev.reckoner.crypto.SignedNote;
import dev.reckoner.ledger.EntryKind;
import dev.reckoner.ledger.LedgerEntry;
import dev.reckoner.ledger.LedgerException;
import dev.reckoner.ledger.NewEntry;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What the ledger records about heads, its own and those of other logs. Notes, keys and signature lines stand in the JSON as C2SP
 * writes them, so that whoever reads an entry can check it without this program.
 */
public sealed interface HeadEntry {
    /**
     * A head of this ledger was given out.
     *
     * @param purpose what for
     */
    record GivenOut(SignedNote note, String purpose) implements HeadEntry {}

    /** What came of a head of another log. */
    enum Standing {
        /** It was kept. */
        SHOWN,
        /** It was found consistent with the one before and cosigned. */
        COSIGNED,
        /** No proof came with it that the log begins with what was cosigned before. */
        UNPROVEN,
        /** The same key signed another root for the same size. */
        CONTRADICTING
    }

    /**
     * A head of another log was seen, signed with the log's key.
     *
     * @param log the key that the analyst trusts for that log
     * @param source the file that it came in
     */
    record Seen(Standing standing, SignedNote note, NoteKey log, String source) implements HeadEntry {
        /** The head. */
        public Checkpoint head() {
            return Checkpoint.parse(note.text());
        }
    }

    /**
     * A witness cosigned a head of this ledger.
     *
     * @param witness the key that the analyst trusts for that witness
     * @param source the file that it came in
     */
    record Received(Checkpoint head, CosignerKey witness, NoteSignature line, String source) implements HeadEntry {}

    /** This case cosigned a head of another log. */
    record Given(Checkpoint head, NoteKey log, NoteSignature line) implements HeadEntry {}

    /** The kind under which it is recorded. */
    default EntryKind kind() {
        return switch (this) {
            case GivenOut ignored -> EntryKind.CHECKPOINT;
            case Seen ignored -> EntryKind.CHECKPOINT;
            case Received ignored -> EntryKind.COSIGNATURE;
            case Given ignored -> EntryKind.COSIGNATURE;
        };
    }

    /** As a new entry of the ledger. */
    default NewEntry at(Instant time) {
        return new NewEntry(kind(), time, body());
    }

    private ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        return switch (this) {
            case GivenOut given ->
                body.put("event", "given-out")
                        .put("note", given.note.toString())
                        .put("purpose", given.purpose);
            case Seen seen ->
                body.put("event", "seen")
                        .put("standing", seen.standing.name().toLowerCase(Locale.ROOT))
                        .put("note", seen.note.toString())
                        .put("log", seen.log.toString())
                        .put("source", seen.source);
            case Received received ->
                body.put("event", "received")
                        .put("head", received.head.text())
                        .put("witness", received.witness.toString())
                        .put("line", received.line.line())
                        .put("source", received.source);
            case Given given ->
                body.put("event", "given")
                        .put("head", given.head.text())
                        .put("log", given.log.toString())
                        .put("line", given.line.line());
        };
    }

    /**
     * Reads an entry; empty for entries of other kinds.
     *
     * @throws LedgerException LG-ENTRY if this program writes no such entry
     */
    static Optional<HeadEntry> of(LedgerEntry entry) throws LedgerException {
        if (entry.kind() != EntryKind.CHECKPOINT && entry.kind() != EntryKind.COSIGNATURE) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(entry.body()));
        } catch (IllegalArgumentException e) {
            throw new LedgerException(
                    "LG-ENTRY", "Entry " + entry.index() + " says nothing about a head: " + e.getMessage(), e);
        }
    }

    private static HeadEntry read(JsonNode body) {
        return switch (text(body, "event")) {
            case "given-out" -> new GivenOut(SignedNote.parse(text(body, "note")), text(body, "purpose"));
            case "seen" ->
                new Seen(
                        Standing.valueOf(text(body, "standing").toUpperCase(Locale.ROOT)),
                        SignedNote.parse(text(body, "note")),
                        NoteKey.parse(text(body, "log")),
                        text(body, "source"));
            case "received" ->
                new Received(
                        Checkpoint.parse(text(body, "head")),
                        CosignerKey.parse(text(body, "witness")),
                        NoteSignature.parse(text(body, "line")),
                        text(body, "source"));
            case "given" ->
                new Given(
                        Checkpoint.parse(text(body, "head")),
                        NoteKey.parse(text(body, "log")),
                        NoteSignature.parse(text(body, "line")));
            default -> throw new IllegalArgumentException("no event of a head: " + text(body, "event"));
        };
    }

    private static String text(JsonNode body, String member) {
        JsonNode value = body.path(member);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("no " + member);
        }
        return value.textValue();
    }
}
