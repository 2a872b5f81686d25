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
    /** Members of entry bodies whose value is the digest of a blob that must be there. */
    private static final Set<String> MEMBERS = Set.of("blob", "held", "outcome", "profile", "signedMessage", "request");

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

    /** Each blob with the member that names it first. */
    static Map<Digest, String> in(byte[] canonical) {
        Map<Digest, String> named = Map.of();
        for (int end = VALUE.length - 1; end < canonical.length; end += SKIP[canonical[end] & 0xff]) {
            int start = end - VALUE.length + 1;
            if (canonical[end] == ':' && Arrays.equals(canonical, start, end + 1, VALUE, 0, VALUE.length)) {
                var member = member(canonical, start);
                var digest = digest(canonical, end + 1);
                if (digest.isPresent() && MEMBERS.contains(member)) {
                    named = named.isEmpty() ? new LinkedHashMap<>() : named;
                    named.putIfAbsent(digest.get(), member);
                }
            }
        }
        return named;
    }

    private static String member(byte[] canonical, int quote) {
        int start = quote;
        while (start > 0 && canonical[start - 1] != '"') {
            start--;
        }
        return new String(canonical, start, quote - start, StandardCharsets.UTF_8);
    }

    private static Optional<Digest> digest(byte[] canonical, int from) {
        if (from + HEX >= canonical.length || canonical[from + HEX] != '"') {
            return Optional.empty();
        }
        var hex = new String(canonical, from, HEX, StandardCharsets.ISO_8859_1);
        return Digest.isHex(hex) ? Optional.of(Digest.ofSha256(hex)) : Optional.empty();
    }
}
