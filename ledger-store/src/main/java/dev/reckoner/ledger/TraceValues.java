package dev.reckoner.ledger;

import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Looks for the values of traces that only the list of the trace names. A trail may have come without some of them, so that one
 * that is not here is called missing only where a finding says that all were.
 */
final class TraceValues {
    /** The code of the finding that says so. */
    private static final String ALL_WERE_HERE = "\"EV-TRACE-MATCH\"";
    /** What a failure says that names the value: the member that says how many there are. */
    private static final String FIELD = "values";

    private static final Pattern DIGEST = Pattern.compile("\"sha256:([0-9a-f]{64})\"");
    /** Of traces; those beyond are not looked at. */
    private static final int MOST = 20_000;

    private final BlobStore blobs;
    private final BlobCheck check;
    /** The first list of each trace, by the id that findings name. */
    private final Map<Digest, Digest> lists = new HashMap<>();
    /** Those of which values are not here. */
    private final Map<Digest, Incomplete> incomplete = new HashMap<>();

    /** A trace of which values are not here, and the entry that names its list. */
    private record Incomplete(long entry, TraceList list) {}

    TraceValues(BlobStore blobs, BlobCheck check) {
        this.blobs = blobs;
        this.check = check;
    }

    /** Looks at the traces and the findings of a page. */
    void look(HashedPage hashed) throws IOException {
        for (var trace : hashed.traces().entrySet()) {
            look(trace.getKey(), trace.getValue());
        }
        if (!incomplete.isEmpty()) {
            for (var row : hashed.page().rows()) {
                found(new String(row.content(), StandardCharsets.ISO_8859_1));
            }
        }
    }

    private void look(long entry, TraceList list) throws IOException {
        if (check.foundChanged()) {
            list.values(blobs).forEach(value -> check.named(value, new NamedBy(entry, FIELD)));
        }
        if (lists.size() >= MOST && !lists.containsKey(list.id())) {
            return;
        }
        var first = lists.putIfAbsent(list.id(), list.blob());
        if (first == null && !isWhole(list)) {
            incomplete.put(list.id(), new Incomplete(entry, list));
        } else if (first != null && !first.equals(list.blob())) {
            // Of two lists of one trace nobody can say which a finding was about.
            incomplete.remove(list.id());
        }
    }

    private boolean isWhole(TraceList list) throws IOException {
        for (var value : list.values(blobs)) {
            if (!blobs.has(value)) {
                return false;
            }
        }
        return true;
    }

    private void found(String entry) throws IOException {
        if (!entry.contains(ALL_WERE_HERE)) {
            return;
        }
        for (var digest = DIGEST.matcher(entry); digest.find(); ) {
            var trace = incomplete.remove(Digest.ofSha256(digest.group(1)));
            if (trace != null) {
                tell(trace);
            }
        }
    }

    private void tell(Incomplete trace) throws IOException {
        for (var value : trace.list().values(blobs)) {
            if (!blobs.has(value)) {
                check.missing(value, new NamedBy(trace.entry(), FIELD));
            }
        }
    }
}
