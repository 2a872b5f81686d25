package dev.reckoner.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The list of an operator trace as an evidence entry names it. The first versions recorded no more of a trace than that, so that in
 * their cases the values are named in the list alone.
 *
 * @param id of the evidence item, which findings name
 * @param blob with the list, {@code reckoner-trace/1}
 */
record TraceList(Digest id, Digest blob) {
    private static final byte[] TYPE = "\"type\":\"operator-trace\"".getBytes(StandardCharsets.US_ASCII);
    /** In canonical JSON nothing comes after the type but two numbers, the kind, the time and the version. */
    private static final int LONGEST_END = 240;

    private static final Set<EntryKind> EVIDENCE = Set.of(EntryKind.EVIDENCE);
    private static final Set<String> ID = Set.of("id");
    private static final Set<String> BLOB = Set.of("blob");
    /** The member of a leaf that names the file of its value. */
    private static final String FILE = "file";

    /** The list that the entry between those places names, if it is about one. */
    static Optional<TraceList> in(byte[] bytes, int from, int end) {
        for (int at = end - TYPE.length; at >= Math.max(from, end - LONGEST_END); at--) {
            if (bytes[at] == TYPE[0] && Arrays.equals(bytes, at, at + TYPE.length, TYPE, 0, TYPE.length)) {
                return EntryReader.isOf(EVIDENCE, Arrays.copyOfRange(bytes, from, end))
                        ? of(BlobNames.in(bytes, from, end, ID), BlobNames.in(bytes, from, end, BLOB))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<TraceList> of(Map<Digest, String> ids, Map<Digest, String> blobs) {
        return ids.size() == 1 && blobs.size() == 1
                ? Optional.of(new TraceList(
                        ids.keySet().iterator().next(),
                        blobs.keySet().iterator().next()))
                : Optional.empty();
    }

    /** The files of the values that it lists; none where the list itself is gone or was changed, which is told of it. */
    Set<Digest> values(BlobStore blobs) throws IOException {
        try {
            var list = blobs.open(blob);
            return list.isPresent() ? files(list.get()) : Set.of();
        } catch (LedgerException changed) {
            return Set.of();
        }
    }

    /** Read as it comes: a file may be of any length. */
    private static Set<Digest> files(InputStream json) throws IOException {
        var files = new LinkedHashSet<Digest>();
        try (json;
                var parser = new JsonFactory().createParser(json)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING && FILE.equals(parser.currentName())) {
                    sha256(parser.getText()).ifPresent(files::add);
                }
            }
        } catch (com.fasterxml.jackson.core.JsonProcessingException another) {
            // Another program named it a list; it lists nothing.
            return Set.of();
        }
        return files;
    }

    private static Optional<Digest> sha256(String text) {
        String prefix = "sha256:";
        return text.startsWith(prefix) && Digest.isHex(text.substring(prefix.length()))
                ? Optional.of(Digest.ofSha256(text.substring(prefix.length())))
                : Optional.empty();
    }
}
