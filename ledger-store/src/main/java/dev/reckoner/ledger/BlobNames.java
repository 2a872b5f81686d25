package dev.reckoner.ledger;

import dev.reckoner.crypto.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the blobs that an entry names without parsing it: in canonical JSON a string value after a member's name can be nothing
 * else than the bytes {@code "name":"sha256:…"}, since a quote inside a string is always escaped.
 */
final class BlobNames {
    /** Those that were looked for when backups of version 1 were written, which hold no other blobs. */
    static final Set<String> OF_FIRST_BACKUPS =
            Set.of("blob", "held", "outcome", "profile", "signedMessage", "request");

    /** Members of entry bodies whose value is the digest of a blob that must be there. */
    static final Set<String> MEMBERS =
            Set.of("blob", "held", "input", "outcome", "profile", "signedMessage", "request");

    private static final byte[] VALUE = "\":\"sha256:".getBytes(StandardCharsets.US_ASCII);
    private static final int HEX = 64;
    private static final int[] SKIP = skips();

    private BlobNames() {}

    /** How far the search goes on from a byte that is not the value's last one (Horspool 1980). */
    private static int[] skips() {
        int[] skip = new int[1 << Byte.SIZE];
        Arrays.fill(skip, VALUE.length);
        for (int i = 0; i < VALUE.length - 1; i++) {
            skip[VALUE[i]] = VALUE.length - 1 - i;
        }
        return skip;
    }

    /** Each blob that an entry names, with the member that names it first. */
    static Map<Digest, String> in(byte[] canonical) {
        return in(canonical, 0, canonical.length, MEMBERS);
    }

    /** Each digest that is the value of one of those members in the entry between those places, with the first such member. */
    static Map<Digest, String> in(byte[] bytes, int from, int until, Set<String> members) {
        Map<Digest, String> named = Map.of();
        for (int end = from + VALUE.length - 1; end < until; end += SKIP[bytes[end] & 0xff]) {
            int start = end - VALUE.length + 1;
            if (bytes[end] == ':' && Arrays.equals(bytes, start, end + 1, VALUE, 0, VALUE.length)) {
                var member = member(bytes, from, start);
                var digest = digest(bytes, end + 1, until);
                if (digest.isPresent() && members.contains(member)) {
                    named = named.isEmpty() ? new LinkedHashMap<>() : named;
                    named.putIfAbsent(digest.get(), member);
                }
            }
        }
        return named;
    }

    private static String member(byte[] bytes, int from, int quote) {
        int start = quote;
        while (start > from && bytes[start - 1] != '"') {
            start--;
        }
        return new String(bytes, start, quote - start, StandardCharsets.UTF_8);
    }

    private static Optional<Digest> digest(byte[] bytes, int from, int until) {
        if (from + HEX >= until || bytes[from + HEX] != '"') {
            return Optional.empty();
        }
        var hex = new String(bytes, from, HEX, StandardCharsets.ISO_8859_1);
        return Digest.isHex(hex) ? Optional.of(Digest.ofSha256(hex)) : Optional.empty();
    }
}
