package dev.reckoner.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.CanonicalJson;
import dev.reckoner.crypto.Digest;
import dev.reckoner.reputation.subject.SubjectKind;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The payload of the envelope: canonical JSON (RFC 8785), of which there is one sequence of bytes for one statement and key. A reader
 * takes no other, so that nothing can stand in it that is signed and not shown.
 *
 * @param statement what is said
 * @param key SubjectPublicKeyInfo of the key that signs, DER, base64: a signature that is valid under some other key is no use
 */
record AnswerPayload(AnswerStatement statement, String key) {
    /** Version of the format. */
    static final String FORMAT = "reckoner-answer/1";

    byte[] bytes() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("format", FORMAT);
        json.put("case", statement.origin());
        json.put("key", key);
        json.put("made", statement.made().toString());
        json.put("words", statement.words());
        json.putObject("party")
                .put("kind", statement.party().kind().wireName())
                .put("id", statement.party().id());
        var findings = json.putArray("findings");
        statement.findings().forEach(finding -> findings.add(finding(finding)));
        if (!statement.evidence().isEmpty()) {
            var evidence = json.putArray("evidence");
            statement.evidence().forEach(digest -> evidence.add(digest.toString()));
        }
        return CanonicalJson.bytes(json);
    }

    private static ObjectNode finding(FindingRef finding) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("claim", finding.claim().toString())
                .put("check", finding.check())
                .put("code", finding.code())
                .put("entry", finding.entry())
                .put("leaf", finding.leaf().toString());
    }

    /**
     * Reads a payload.
     *
     * @throws RefusedAnswer AN-FORMAT if it is of another version, AN-FORM if it is not as the format has it, byte for byte, and what
     *     {@link AnswerStatement#require} throws
     */
    static AnswerPayload read(byte[] bytes) throws RefusedAnswer {
        var json = tree(bytes);
        var format = json.path("format").asText("");
        if (!format.equals(FORMAT)) {
            throw new RefusedAnswer("AN-FORMAT", "The payload is not of the format " + FORMAT + ".");
        }
        var payload = parsed(json);
        payload.statement().require();
        if (!Arrays.equals(canonical(payload), bytes)) {
            throw unlike("it is not canonical JSON, or holds a member that the format does not have");
        }
        return payload;
    }

    private static byte[] canonical(AnswerPayload payload) throws RefusedAnswer {
        try {
            return payload.bytes();
        } catch (IllegalArgumentException e) {
            throw unlike("a value of it has no canonical form");
        }
    }

    private static JsonNode tree(byte[] bytes) throws RefusedAnswer {
        try {
            return StrictJson.tree(bytes);
        } catch (TrailFormatException e) {
            throw unlike(e.sentence());
        }
    }

    private static AnswerPayload parsed(JsonNode json) throws RefusedAnswer {
        try {
            var party = json.path("party");
            var kind =
                    SubjectKind.named(text(party, "kind")).orElseThrow(() -> unlike("there is no such kind of party"));
            var statement = new AnswerStatement(
                    text(json, "case"),
                    findings(json.path("findings")),
                    new AnsweringParty(kind, text(party, "id")),
                    text(json, "words"),
                    Instant.parse(text(json, "made")),
                    digests(json.path("evidence")));
            return new AnswerPayload(statement, text(json, "key"));
        } catch (DateTimeException e) {
            throw unlike("'made' is no time");
        } catch (IllegalArgumentException e) {
            throw unlike("a digest of it is none");
        }
    }

    private static List<FindingRef> findings(JsonNode json) throws RefusedAnswer {
        if (json.size() > AnswerStatement.MOST_FINDINGS) {
            throw new RefusedAnswer(
                    "AN-FINDINGS", "An answer is to at most " + AnswerStatement.MOST_FINDINGS + " findings.");
        }
        var findings = new ArrayList<FindingRef>();
        for (var each : json) {
            if (!each.path("entry").isIntegralNumber() || !each.path("entry").canConvertToLong()) {
                throw unlike("'entry' is no whole number");
            }
            findings.add(new FindingRef(
                    Digest.parse(text(each, "claim")),
                    text(each, "check"),
                    text(each, "code"),
                    each.path("entry").longValue(),
                    Digest.parse(text(each, "leaf"))));
        }
        return findings;
    }

    private static List<Digest> digests(JsonNode json) throws RefusedAnswer {
        var digests = new ArrayList<Digest>();
        for (var each : json) {
            if (digests.size() == AnswerStatement.MOST_EVIDENCE) {
                throw new RefusedAnswer(
                        "AN-EVIDENCE", "An answer names at most " + AnswerStatement.MOST_EVIDENCE + " digests.");
            }
            digests.add(Digest.parse(each.asText()));
        }
        return digests;
    }

    private static String text(JsonNode json, String member) throws RefusedAnswer {
        var value = json.path(member);
        if (!value.isTextual()) {
            throw unlike("'" + member + "' is missing, or is no text");
        }
        return value.textValue();
    }

    private static RefusedAnswer unlike(String why) {
        return new RefusedAnswer("AN-FORM", "The answer is not as the format has it: " + why + ".");
    }
}
