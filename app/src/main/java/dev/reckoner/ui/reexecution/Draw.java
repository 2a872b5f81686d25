package dev.reckoner.ui.reexecution;

import dev.reckoner.crypto.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/**
 * A random sample that anybody can draw again: claims in the order of SHA-256(root, a line feed, claim id), the first n. The
 * root of the ledger covers the claims themselves, so that who makes them cannot choose which are drawn.
 */
final class Draw {
    private Draw() {}

    /**
     * Draws without replacement, in drawn order.
     *
     * @param claims ids to draw from
     * @param root hexadecimal root of the ledger
     * @param size how many; all where there are fewer
     */
    static List<Digest> of(List<Digest> claims, String root, int size) {
        record Ticket(Digest order, Digest claim) {}
        return claims.stream()
                .map(claim -> new Ticket(ticket(root, claim), claim))
                .sorted(Comparator.comparing(Ticket::order))
                .limit(size)
                .map(Ticket::claim)
                .toList();
    }

    private static Digest ticket(String root, Digest claim) {
        return Digest.sha256((root + "\n" + claim).getBytes(StandardCharsets.UTF_8));
    }
}
