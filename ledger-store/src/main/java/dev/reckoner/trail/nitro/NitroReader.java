package dev.reckoner.trail.nitro;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.MalformedDocumentException;
import dev.reckoner.trail.Limits;
import dev.reckoner.trail.ReadProblem;
import dev.reckoner.trail.ReadProblem.Severity;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFile;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.TrailReader;
import dev.reckoner.trail.TrailSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads Nitro attestation documents: raw COSE bytes, base64 text, or JSON with the base64 text in one of the members
 * {@code attestation}, {@code attestation_doc}, {@code attestation_document}, {@code document}.
 */
public final class NitroReader implements TrailReader {
    private static final List<String> MEMBERS =
            List.of("attestation", "attestation_doc", "attestation_document", "document");
    // Base64 of 84 44 (array of four, protected header of four bytes) and of d2 84 (the same with tag 18).
    private static final Pattern BASE64 = Pattern.compile("\\s*(hE[QRST]|0oR)[A-Za-z0-9+/_=\\s-]*");
    private static final int HEAD = 4096;
    // Base64 adds a third, line ends and the JSON around it a little more.
    private static final int MOST_TEXT_BYTES = 2 * Limits.ATTESTATION_BYTES;

    @Override
    public String format() {
        return "Nitro attestation document";
    }

    @Override
    public boolean recognises(TrailFile file) throws IOException {
        byte[] head = file.head(HEAD);
        String text = new String(head, StandardCharsets.ISO_8859_1);
        return isCose(head) || BASE64.matcher(text).matches() || isJson(file, text);
    }

    @Override
    public void read(TrailFile file, TrailSink sink) throws IOException {
        try (InputStream in = file.open()) {
            byte[] content = in.readNBytes(MOST_TEXT_BYTES + 1);
            readDocument(raw(content), file.name(), sink);
        } catch (TrailFormatException e) {
            sink.problem(e.problem(file.name(), Severity.DAMAGED));
        } catch (MalformedDocumentException e) {
            sink.problem(problem(file.name(), e));
        }
    }

    /**
     * Hands a document to the sink, its bytes as a blob.
     *
     * @return the evidence item's id
     * @throws MalformedDocumentException see {@link NitroDocument#read}
     */
    public static Digest readDocument(byte[] raw, String place, TrailSink sink)
            throws IOException, MalformedDocumentException {
        NitroDocument document = NitroDocument.read(raw);
        sink.evidence(document.evidence(sink.blob(raw), place));
        return document.id();
    }

    /** The bytes of base64 text, white space and the URL-safe alphabet allowed. */
    public static byte[] fromBase64(String text) throws MalformedDocumentException {
        String plain = text.replaceAll("\\s", "").replace('-', '+').replace('_', '/');
        try {
            return Base64.getDecoder().decode(plain);
        } catch (IllegalArgumentException e) {
            throw new MalformedDocumentException("TR-NITRO-BASE64", "The text is not complete base64.");
        }
    }

    /** The problem that a malformed document is. */
    public static ReadProblem problem(String file, MalformedDocumentException e) {
        return new ReadProblem(
                file,
                "",
                e.code(),
                "The attestation document cannot be read: " + e.sentence(),
                "Fetch the document again from its source; a document with one byte changed proves nothing.",
                Severity.DAMAGED);
    }

    private static byte[] raw(byte[] content) throws TrailFormatException, MalformedDocumentException {
        if (isCose(content)) {
            return content;
        }
        if (content.length > MOST_TEXT_BYTES) {
            throw new MalformedDocumentException(
                    "TR-NITRO-TOO-LARGE", "It is larger than an attestation document can be.");
        }
        String text = new String(content, StandardCharsets.UTF_8);
        return fromBase64(
                text.stripLeading().startsWith("{")
                        ? member(StrictJson.tree(content)).orElse("")
                        : text);
    }

    private static boolean isCose(byte[] head) {
        int at = head.length > 2 && (head[0] & 0xff) == 0xd2 ? 1 : 0;
        // An array of four that begins with a byte string.
        return head.length > at + 1 && (head[at] & 0xff) == 0x84 && (head[at + 1] & 0xe0) == 0x40;
    }

    private static boolean isJson(TrailFile file, String head) throws IOException {
        if (!head.stripLeading().startsWith("{")
                || file.size() > MOST_TEXT_BYTES
                || MEMBERS.stream().noneMatch(m -> head.contains('"' + m + '"'))) {
            return false;
        }
        try (InputStream in = file.open()) {
            return member(StrictJson.tree(in)).isPresent();
        } catch (TrailFormatException e) {
            // Damaged JSON around something that begins like a document is ours to report.
            return head.contains("\"hE") || head.contains("\"0oR");
        }
    }

    private static Optional<String> member(JsonNode json) {
        return MEMBERS.stream()
                .map(json::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> BASE64.matcher(text).matches())
                .findFirst();
    }
}
