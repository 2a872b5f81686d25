package dev.reckoner.ui.reexecution;

import dev.reckoner.crypto.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * A random sample that anybody can draw again: claims in the order of SHA-256(root, a line feed, claim id), the first n. The
 * root of the ledger covers the claims themselves, so that who makes them cannot choose which are drawn. It holds no more claims than
 * it draws.
 */
final class Draw {
    private record Ticket(Digest order, Digest claim) {}

    private final String root;
    private final int size;
    private final TreeSet<Ticket> first =
            new TreeSet<>(Comparator.comparing(Ticket::order).thenComparing(Ticket::claim));
    private int population;

    /**
     * Nothing drawn yet.
     *
     * @param root hexadecimal root of the ledger
     * @param size how many; all where there are fewer
     */
    Draw(String root, int size) {
        this.root = root;
        this.size = size;
    }

    /**
     * Draws without replacement, in drawn order.
     *
     * @param claims ids to draw from
     */
    static List<Digest> of(List<Digest> claims, String root, int size) {
        var draw = new Draw(root, size);
        claims.forEach(draw::add);
        return draw.drawn();
    }

    /** Adds one to draw from; always true. */
    boolean add(Digest claim) {
        population++;
        first.add(new Ticket(ticket(root, claim), claim));
        if (first.size() > size) {
            first.removeLast();
        }
        return true;
    }

    /** What is drawn of those so far. */
    List<Digest> drawn() {
        return new ArrayList<>(first).stream().map(Ticket::claim).toList();
    }

    /** From how many. */
    int population() {
        return population;
    }

    private static Digest ticket(String root, Digest claim) {
        return Digest.sha256((root + "\n" + claim).getBytes(StandardCharsets.UTF_8));
    }
}
