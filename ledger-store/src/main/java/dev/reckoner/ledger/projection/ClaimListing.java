package dev.reckoner.ledger.projection;

import dev.reckoner.ledger.CaseTables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/**
 * The claims of one question in one order, read a page at a time. The first page comes at once; {@link #complete} then walks the
 * index without reading the claims, and keeps where every page begins. What is kept grows to one bit and four hundredths of a byte
 * for each claim of the case, beside {@value #KEPT} numbers.
 *
 * <p>The plan depends on what the condition lets through. A few are read and sorted. Of many the first page is soon full when the
 * index is walked and the rest left out. In between the numbers are marked by the condition's own indexes, so that the walk reads
 * none of the claims that are left out.
 */
public final class ClaimListing {
    /** So many numbers are kept one by one, so that a page of them is no walk at all. */
    static final int KEPT = 250_000;
    /** What is read and sorted at once. */
    static final int FEW = 512;
    /** What is asked for before anything else, since it costs next to nothing to see that there are more. */
    private static final int VERY_FEW = 64;
    /** How many rows tell whether the condition lets most through, and then are nearly a page. */
    private static final int GLANCE = 160;
    /** A walk that expects to meet so many looks at a few more. */
    private static final int SPARE = 20;
    /** Fewer than one in so many is not most. */
    private static final int RARE = 4;
    /** How many rows the first look reads at most before the condition's own indexes are asked. */
    private static final int LOOK = 1_000;

    private static final int STEP = 5_000;
    private static final int SCAN = 2_000;
    /** Reading one in so many rows singly takes as long as reading all in a row. */
    private static final int SINGLY = 20;

    private final CaseTables sql;
    private final ClaimCondition condition;
    private final ClaimOrder order;
    private final ClaimTest test;
    private final List<ClaimPart> parts;
    private final ClaimWalk walk;
    /** True if the walk meets no claim that was not asked for. */
    private final boolean onlyKeys;

    private final int kept;
    private volatile Optional<BitSet> marked = Optional.empty();
    private volatile Optional<Marks> marks = Optional.empty();

    /**
     * Where pages begin.
     *
     * @param numbers every one in so many claims, in the order of the listing
     * @param apart 1, or as many as make a page
     * @param size how many claims there are
     * @param among how many claims the walk meets for them
     */
    private record Marks(int[] numbers, int apart, long size, long among) {
        static Marks of(List<ClaimFacts> rows) {
            int[] numbers = rows.stream().mapToInt(row -> (int) row.number()).toArray();
            return new Marks(numbers, 1, numbers.length, numbers.length);
        }

        /** About how many claims a walk meets for a page. */
        int step() {
            long step = ClaimPages.PAGE * among / Math.max(1, size) + SPARE;
            return (int) Math.min(step, STEP);
        }
    }

    ClaimListing(CaseTables sql, ResolvedCondition resolved, ClaimOrder order, int kept) {
        this.kept = kept;
        this.sql = sql;
        this.condition = resolved.condition();
        this.order = order;
        this.test = new ClaimTest(resolved);
        this.parts = ClaimParts.of(resolved);
        this.walk = new ClaimWalk(sql, order, ClaimParts.keys(condition, order));
        this.onlyKeys = ClaimParts.isOnlyKeys(condition, order);
    }

    /** How many claims; empty until the listing is complete. */
    public OptionalLong size() {
        return marks.map(known -> OptionalLong.of(known.size())).orElse(OptionalLong.empty());
    }

    /** The rows of the first page; empty where it was cancelled. */
    public List<ClaimFacts> first(BooleanSupplier cancelled) throws IOException {
        if (marks.isPresent()) {
            return page(0);
        }
        if (onlyKeys) {
            return walk.firstRows(ClaimPages.PAGE);
        }
        if (condition.ids().isPresent()) {
            return sorted(ClaimPages.rowsOf(
                    sql, ClaimPages.numbers(sql, condition.ids().get())));
        }
        var veryFew = few(VERY_FEW);
        if (veryFew.isPresent()) {
            return sorted(veryFew.get());
        }
        var glance = walk.firstRows(GLANCE);
        long seen = glance.stream().filter(test).count();
        var few = seen * RARE < GLANCE ? few(FEW) : Optional.<List<ClaimFacts>>empty();
        if (few.isPresent()) {
            return sorted(few.get());
        }
        var found = look(glance, cancelled);
        return found.size() == ClaimPages.PAGE || marks.isPresent() ? found : walked(cancelled);
    }

    /** The claims of a part that lets no more than that through; empty where none does. */
    private Optional<List<ClaimFacts>> few(int most) throws IOException {
        for (var part : parts) {
            if (part.some(sql, most + 1).size() <= most) {
                return Optional.of(part.rows(sql, most));
            }
        }
        return Optional.empty();
    }

    private List<ClaimFacts> sorted(List<ClaimFacts> few) {
        var rows = order.sorted(few.stream().filter(test));
        marks = Optional.of(Marks.of(rows));
        return rows.subList(0, Math.min(ClaimPages.PAGE, rows.size()));
    }

    /** The first rows in order that the condition lets through, as far as a short look finds them. */
    private List<ClaimFacts> look(List<ClaimFacts> glance, BooleanSupplier cancelled) throws IOException {
        var seen = new ArrayList<ClaimFacts>();
        var rows = glance;
        int step = GLANCE;
        int read = 0;
        while (!cancelled.getAsBoolean()) {
            rows.stream().filter(test).forEach(seen::add);
            read += rows.size();
            if (rows.size() < step) {
                marks = Optional.of(Marks.of(seen));
            }
            if (rows.size() < step || seen.size() >= ClaimPages.PAGE || read >= LOOK) {
                break;
            }
            int missing = ClaimPages.PAGE - seen.size();
            step = Math.clamp((long) missing * read / Math.max(1, seen.size()) + SPARE, SPARE, LOOK);
            rows = walk.rowsFrom(walk.next(order.position(rows.getLast())), step);
        }
        return List.copyOf(seen.subList(0, Math.min(ClaimPages.PAGE, seen.size())));
    }

    private List<ClaimFacts> walked(BooleanSupplier cancelled) throws IOException {
        mark(cancelled);
        return cancelled.getAsBoolean() ? List.of() : marked(walk.first(STEP), STEP, cancelled);
    }

    /** A page of the marked claims among those positions and what comes behind them. */
    private List<ClaimFacts> marked(List<ClaimPosition> from, int step, BooleanSupplier cancelled) throws IOException {
        var claims = marked.orElseThrow();
        var numbers = new ArrayList<Integer>(ClaimPages.PAGE);
        var positions = from;
        while (!positions.isEmpty() && numbers.size() < ClaimPages.PAGE && !cancelled.getAsBoolean()) {
            for (var position : positions) {
                if (numbers.size() < ClaimPages.PAGE && claims.get((int) position.number())) {
                    numbers.add((int) position.number());
                }
            }
            boolean more = numbers.size() < ClaimPages.PAGE && positions.size() == step;
            positions = more ? walk.after(positions.getLast(), step) : List.of();
        }
        return ClaimPages.rowsOf(sql, numbers);
    }

    /** Marks the claims that the condition lets through, if that was not done yet. */
    private void mark(BooleanSupplier cancelled) throws IOException {
        if (marked.isPresent() || onlyKeys) {
            return;
        }
        var claims = new BitSet();
        boolean first = true;
        for (var part : parts) {
            var more = new BitSet();
            part.mark(sql, more, cancelled);
            if (first) {
                claims = more;
            } else {
                claims.and(more);
            }
            first = false;
        }
        if (first || !ClaimParts.sayAll(condition)) {
            claims = tested(first ? Optional.empty() : Optional.of(claims), cancelled);
        }
        if (!cancelled.getAsBoolean()) {
            marked = Optional.of(claims);
        }
    }

    /** The numbers of all claims that are asked for; empty where it was cancelled. */
    public Optional<ClaimNumbers> numbers(BooleanSupplier cancelled) throws IOException {
        if (onlyKeys) {
            return met(cancelled);
        }
        mark(cancelled);
        return marked.map(ClaimNumbers::of);
    }

    /** All that the walk meets. */
    private Optional<ClaimNumbers> met(BooleanSupplier cancelled) throws IOException {
        var numbers = new BitSet();
        for (var positions = walk.first(STEP);
                !positions.isEmpty() && !cancelled.getAsBoolean();
                positions = positions.size() < STEP ? List.of() : walk.after(positions.getLast(), STEP)) {
            positions.forEach(position -> numbers.set((int) position.number()));
        }
        return cancelled.getAsBoolean() ? Optional.empty() : Optional.of(ClaimNumbers.of(numbers));
    }

    /** Of these, or of all claims, those whose rows pass the test. */
    private BitSet tested(Optional<BitSet> among, BooleanSupplier cancelled) throws IOException {
        long all = new ClaimPages(sql).size();
        var passed = new BitSet();
        if (among.isPresent() && (long) among.get().cardinality() * SINGLY < all) {
            var numbers = among.get().stream().boxed().toList();
            for (int from = 0; from < numbers.size() && !cancelled.getAsBoolean(); from += SCAN) {
                ClaimPages.rowsOf(sql, numbers.subList(from, Math.min(numbers.size(), from + SCAN))).stream()
                        .filter(test)
                        .forEach(row -> passed.set((int) row.number()));
            }
            return passed;
        }
        for (var rows = ClaimTable.rows(sql, 1, SCAN);
                !rows.isEmpty() && !cancelled.getAsBoolean();
                rows = ClaimTable.rows(sql, rows.getLast().number() + 1, SCAN)) {
            rows.stream().filter(test).forEach(row -> passed.set((int) row.number()));
        }
        return passed;
    }

    /** Counts the claims and finds where every page begins; stops early where it is cancelled, and can be asked again. */
    public void complete(BooleanSupplier cancelled) throws IOException {
        if (marks.isPresent()) {
            return;
        }
        mark(cancelled);
        var pages = new MarkedPages(kept, ClaimPages.PAGE);
        var positions = cancelled.getAsBoolean() ? List.<ClaimPosition>of() : walk.first(STEP);
        long met = 0;
        while (!positions.isEmpty() && !cancelled.getAsBoolean()) {
            met += positions.size();
            for (var position : positions) {
                int number = (int) position.number();
                if (marked.isEmpty() || marked.get().get(number)) {
                    pages.add(number);
                }
            }
            positions = positions.size() < STEP ? List.of() : walk.after(positions.getLast(), STEP);
        }
        if (!cancelled.getAsBoolean()) {
            marks = Optional.of(new Marks(pages.numbers(), pages.apart(), pages.size(), met));
        }
    }

    /**
     * The rows of a page.
     *
     * @param index from 0; only the first before the listing is complete
     */
    public List<ClaimFacts> page(long index) throws IOException {
        if (marks.isEmpty()) {
            return index == 0 ? first(() -> false) : List.of();
        }
        var known = marks.get();
        if (index < 0 || index * ClaimPages.PAGE >= known.size()) {
            return List.of();
        }
        if (known.apart() == 1) {
            int from = (int) index * ClaimPages.PAGE;
            int to = (int) Math.min(known.size(), from + ClaimPages.PAGE);
            return ClaimPages.rowsOf(
                    sql, Arrays.stream(known.numbers(), from, to).boxed().toList());
        }
        var begin = walk.of(known.numbers()[(int) index]);
        if (begin.isEmpty()) {
            return List.of();
        }
        return marked.isEmpty()
                ? walk.rowsFrom(begin.get(), ClaimPages.PAGE)
                : marked(walk.from(begin.get(), known.step()), known.step(), () -> false);
    }

    /** True if the claim is one of those that were asked for. */
    public boolean holds(ClaimFacts row) {
        return test.test(row);
    }

    /** Where the claim of that number stands in the listing, from 0; empty if it is not in it, or not yet known to be. */
    public OptionalLong index(long number) throws IOException {
        var own = walk.of(number);
        if (marks.isEmpty() || own.isEmpty()) {
            return OptionalLong.empty();
        }
        var known = marks.get();
        if (known.apart() == 1) {
            for (int i = 0; i < known.numbers().length; i++) {
                if (known.numbers()[i] == number) {
                    return OptionalLong.of(i);
                }
            }
            return OptionalLong.empty();
        }
        long page = pageOf(known, own.get());
        var rows = page(page);
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).number() == number) {
                return OptionalLong.of(page * ClaimPages.PAGE + i);
            }
        }
        return OptionalLong.empty();
    }

    /** The last page that begins at or before the position. */
    private int pageOf(Marks known, ClaimPosition own) throws IOException {
        int low = 0;
        int high = known.numbers().length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            var begin = walk.of(known.numbers()[middle]);
            if (begin.isPresent() && order.inOrder(begin.get(), own) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
