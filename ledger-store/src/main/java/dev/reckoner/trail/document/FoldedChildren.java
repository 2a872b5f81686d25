package dev.reckoner.trail.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The first children of a field; the rest becomes one child that says how many more there are. */
final class FoldedChildren {
    static final int MOST = 200;

    private final List<DocumentField> children = new ArrayList<>();

    boolean hasRoom() {
        return children.size() < MOST;
    }

    void add(DocumentField child) {
        children.add(child);
    }

    /**
     * The children.
     *
     * @param count how many there really are
     * @param end after the parent's last byte
     */
    List<DocumentField> upTo(long count, int end) {
        long more = count - children.size();
        if (more > 0) {
            int from = children.isEmpty()
                    ? end
                    : children.getLast().offset() + children.getLast().length();
            var name = String.format(Locale.ROOT, "%,d more", more);
            children.add(new DocumentField(name, "", from, end - from, List.of()));
        }
        return children;
    }
}
