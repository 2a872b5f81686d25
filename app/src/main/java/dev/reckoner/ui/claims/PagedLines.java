package dev.reckoner.ui.claims;

import dev.reckoner.audit.ClaimList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a question, of which only the pages last looked at are in memory. A line that is not is {@link ClaimLine#LOADING} and
 * is asked for. Nothing here looks through all lines: two such lists are equal only if they are one.
 */
final class PagedLines extends ObservableListBase<ClaimLine> {
    private static final int HELD = 40;

    private final LongConsumer reader;
    private final Set<Long> wanted = new HashSet<>();
    private final Map<Long, List<ClaimLine>> pages = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, List<ClaimLine>> eldest) {
            return size() > HELD;
        }
    };
    private int size;

    /**
     * The first page, and what else there is.
     *
     * @param first the first lines
     * @param size how many there are, as far as is known
     * @param reader is asked for a page, and answers with {@link #put}
     */
    PagedLines(List<ClaimLine> first, long size, LongConsumer reader) {
        this.reader = reader;
        this.size = limited(size);
        pages.put(0L, first);
    }

    /** A table of more rows than this cannot be scrolled anyway. */
    private static int limited(long size) {
        return (int) Math.min(size, Integer.MAX_VALUE / 64);
    }

    @Override
    public ClaimLine get(int index) {
        Objects.checkIndex(index, size);
        long page = index / ClaimList.PAGE;
        if (!pages.containsKey(page) && wanted.add(page)) {
            reader.accept(page);
        }
        return held(page, index % ClaimList.PAGE);
    }

    private ClaimLine held(long page, int place) {
        List<ClaimLine> lines = pages.getOrDefault(page, List.of());
        return place < lines.size() ? lines.get(place) : ClaimLine.LOADING;
    }

    @Override
    public int size() {
        return size;
    }

    /** More lines are known of. */
    void grow(long whole) {
        int before = size;
        beginChange();
        size = Math.max(before, limited(whole));
        if (size > before) {
            nextAdd(before, size);
        }
        endChange();
    }

    /** The lines of a page, which were asked for. */
    void put(long page, List<ClaimLine> lines) {
        wanted.remove(page);
        int from = (int) page * ClaimList.PAGE;
        int to = Math.min(size, from + lines.size());
        beginChange();
        pages.put(page, lines);
        if (from < to) {
            nextReplace(from, to, Collections.nCopies(to - from, ClaimLine.LOADING));
        }
        endChange();
    }

    /** The lines that are in memory. */
    Stream<ClaimLine> inMemory() {
        return List.copyOf(pages.values()).stream().flatMap(List::stream);
    }

    /** Where a claim stands, if its line is in memory. */
    Optional<Integer> place(dev.reckoner.crypto.Digest claim) {
        for (var page : pages.entrySet()) {
            for (int i = 0; i < page.getValue().size(); i++) {
                if (page.getValue().get(i).row().id().equals(claim)) {
                    return Optional.of((int) (page.getKey() * ClaimList.PAGE) + i);
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public int indexOf(@Nullable Object line) {
        return line instanceof ClaimLine known && known.known().isPresent()
                ? place(known.row().id()).orElse(-1)
                : -1;
    }

    @Override
    public int lastIndexOf(@Nullable Object line) {
        return indexOf(line);
    }

    @Override
    public boolean contains(@Nullable Object line) {
        return indexOf(line) >= 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
