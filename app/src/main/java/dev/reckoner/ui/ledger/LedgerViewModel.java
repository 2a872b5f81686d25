package dev.reckoner.ui.ledger;

import dev.reckoner.audit.InclusionPath;
import dev.reckoner.audit.ItemCustody;
import dev.reckoner.audit.LedgerDesk;
import dev.reckoner.audit.LedgerLine;
import dev.reckoner.audit.LedgerState;
import dev.reckoner.ledger.LedgerException;
import dev.reckoner.ui.control.Notice;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.ClaimFilter;
import dev.reckoner.ui.shell.PlaceContext;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The entries of the ledger, newest first, the selected one with its path and its custody, and whether all agrees. */
final class LedgerViewModel {
    private final PlaceContext context;
    private final LedgerPages pages;
    private final ClaimNames names;
    private final ReadOnlyObjectWrapper<LedgerState> state;
    private final ObservableList<LedgerLine> lines = FXCollections.observableArrayList();
    private final ReadOnlyLongWrapper reached = new ReadOnlyLongWrapper(this, "reached", 0);
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper(this, "reading", false);
    private final ReadOnlyBooleanWrapper verifying = new ReadOnlyBooleanWrapper(this, "verifying", false);
    private final ObjectProperty<EntryQuery> query = new SimpleObjectProperty<>(this, "query", EntryQuery.ALL);
    private final ObjectProperty<Optional<LedgerLine>> selected =
            new SimpleObjectProperty<>(this, "selected", Optional.empty());
    private final ReadOnlyObjectWrapper<Hashed> path = new ReadOnlyObjectWrapper<>(this, "path", Hashed.NOT_YET);
    private final ReadOnlyObjectWrapper<Handled> custody =
            new ReadOnlyObjectWrapper<>(this, "custody", Handled.NOT_YET);
    private long question;

    /**
     * What came of hashing a path.
     *
     * @param path the path; empty while it is hashed, and where it cannot be
     * @param trouble why it cannot; empty text otherwise
     */
    record Hashed(Optional<InclusionPath> path, String trouble) {
        static final Hashed NOT_YET = new Hashed(Optional.empty(), "");
    }

    /**
     * Who handled what.
     *
     * @param ofEntry true for the items of the selected entry; false for those of the case, where the entry is about none
     */
    record Handled(boolean ofEntry, List<ItemCustody> items) {
        static final Handled NOT_YET = new Handled(true, List.of());

        Handled {
            items = List.copyOf(items);
        }
    }

    LedgerViewModel(PlaceContext context) {
        this.context = context;
        pages = new LedgerPages(context.auditCase());
        names = new ClaimNames(context.auditCase());
        state = new ReadOnlyObjectWrapper<>(context.auditCase().ledger());
        context.auditCase().onChange(context.background().coalesced(this::changed));
        query.subscribe(wanted -> readNewest(wanted.number().isPresent()));
        selected.subscribe(this::readSelected);
    }

    private void changed() {
        long before = state.get().entries();
        state.set(context.auditCase().ledger());
        if (state.get().entries() != before) {
            readNewest(false);
            selected.get().ifPresent(this::readAbout);
        }
    }

    /**
     * Reads the newest entries that are wanted.
     *
     * @param leap whether the first of them is to be selected although the selected one is in sight
     */
    private void readNewest(boolean leap) {
        long asked = ++question;
        EntryQuery wanted = query.get();
        long end = state.get().entries();
        read(asked, () -> pages.first(end, wanted), page -> {
            lines.setAll(page.lines());
            boolean inSight = selected.get()
                    .filter(line -> lines.stream().anyMatch(one -> one.index() == line.index()))
                    .isPresent();
            if (leap || !inSight) {
                selected.set(lines.stream().findFirst());
            }
        });
    }

    /** Looks at the entries before those that were looked at. */
    void readOlder() {
        if (reached.get() > 0 && !reading.get()) {
            long end = reached.get();
            EntryQuery wanted = query.get();
            read(++question, () -> pages.before(end, wanted), page -> lines.addAll(page.lines()));
        }
    }

    /** Reading of a page. */
    @FunctionalInterface
    private interface Reading {
        LedgerPages.Page read() throws IOException;
    }

    private void read(long asked, Reading work, java.util.function.Consumer<LedgerPages.Page> show) {
        reading.set(true);
        context.background()
                .read(
                        progress -> work.read(),
                        page -> {
                            if (asked == question) {
                                reached.set(page.reached());
                                reading.set(false);
                                show.accept(page);
                                name(asked, page.lines());
                            }
                        },
                        failure -> {
                            reading.set(false);
                            tell("ledger.read.failed", failure, "LE-READ-FAILED");
                        });
    }

    /** A name may have to wait until a job that records lets go of the case; the entries do not wait for it. */
    private void name(long asked, List<LedgerLine> page) {
        context.background()
                .read(
                        progress -> names.named(page),
                        named -> {
                            if (asked == question && !named.equals(page)) {
                                replace(named);
                            }
                        },
                        failure -> {});
    }

    private void replace(List<LedgerLine> named) {
        Map<Long, LedgerLine> byIndex =
                named.stream().collect(Collectors.toMap(LedgerLine::index, line -> line, (one, same) -> one));
        lines.setAll(lines.stream()
                .map(line -> byIndex.getOrDefault(line.index(), line))
                .toList());
    }

    private void readSelected(Optional<LedgerLine> line) {
        path.set(Hashed.NOT_YET);
        custody.set(Handled.NOT_YET);
        line.ifPresent(this::readAbout);
    }

    private void readAbout(LedgerLine chosen) {
        context.background()
                .read(
                        progress -> context.auditCase().desk().path(chosen.index()),
                        hashed -> ifStill(chosen, () -> path.set(new Hashed(Optional.of(hashed), ""))),
                        failure -> ifStill(
                                chosen,
                                () -> path.set(new Hashed(Optional.empty(), String.valueOf(failure.getMessage())))));
        context.background()
                .read(
                        progress -> handled(chosen.index()),
                        items -> ifStill(chosen, () -> custody.set(items)),
                        failure -> {});
    }

    private Handled handled(long index) throws IOException {
        LedgerDesk desk = context.auditCase().desk();
        List<ItemCustody> items = desk.custodyOf(index);
        return items.isEmpty() ? new Handled(false, desk.custody()) : new Handled(true, items);
    }

    private void ifStill(LedgerLine chosen, Runnable show) {
        if (selected.get().filter(line -> line.index() == chosen.index()).isPresent()) {
            show.run();
        }
    }

    /** Selects the entry of that index, wherever it is. */
    void select(long index) {
        Optional<LedgerLine> inSight =
                lines.stream().filter(line -> line.index() == index).findFirst();
        if (inSight.isPresent()) {
            selected.set(inSight);
        } else {
            context.background()
                    .read(
                            progress -> context.auditCase().entries(index, 1),
                            found -> selected.set(found.stream().findFirst()),
                            failure -> tell("ledger.read.failed", failure, "LE-READ-FAILED"));
        }
    }

    /** The entries read so far, newest first, that are wanted. */
    ObservableList<LedgerLine> lines() {
        return lines;
    }

    /** How many older entries were not looked at yet. */
    ReadOnlyLongProperty reached() {
        return reached.getReadOnlyProperty();
    }

    /** Whether entries are being read. */
    ReadOnlyBooleanProperty reading() {
        return reading.getReadOnlyProperty();
    }

    /** Which entries are shown. */
    ObjectProperty<EntryQuery> query() {
        return query;
    }

    /** The entry that is shown whole. */
    ObjectProperty<Optional<LedgerLine>> selected() {
        return selected;
    }

    /** Its path to the root of the newest head. */
    ReadOnlyObjectProperty<Hashed> path() {
        return path.getReadOnlyProperty();
    }

    /** Who handled what it is about; where it is about nothing, what was handled in the case. */
    ReadOnlyObjectProperty<Handled> custody() {
        return custody.getReadOnlyProperty();
    }

    /** Shows the claim that the selected entry is about. */
    void openClaim() {
        selected.get()
                .flatMap(LedgerLine::claim)
                .ifPresent(id -> context.navigator().showClaims(ClaimFilter.claim(id)));
    }

    ReadOnlyObjectProperty<LedgerState> state() {
        return state.getReadOnlyProperty();
    }

    /** Whether the ledger is being verified or waits for it. */
    ReadOnlyBooleanProperty verifying() {
        return verifying.getReadOnlyProperty();
    }

    /** Recomputes everything, as a job; the result stands where the drawer of a narrow window shows it. */
    void verify() {
        context.navigator().openInspector();
        verifying.set(true);
        var job = context.background()
                .submit(
                        Messages.get("ledger.verify.job"),
                        progress -> context.auditCase().verifyLedger(progress),
                        state::set,
                        failure -> tell("ledger.verify.failed", failure, "LE-VERIFY-FAILED"));
        job.state().subscribe(now -> verifying.set(!now.over()));
    }

    /** Makes the tables anew from the entries, and verifies once more. */
    void rebuild() {
        context.background()
                .submit(
                        Messages.get("ledger.rebuild.job"),
                        progress -> {
                            context.auditCase().rebuild(progress);
                            return true;
                        },
                        done -> verify(),
                        failure -> tell("ledger.rebuild.failed", failure, "LE-REBUILD-FAILED"));
    }

    /** When the case was begun. */
    Instant since() {
        return context.auditCase().data().openedAt();
    }

    PlaceContext context() {
        return context;
    }

    /** Tells of a failure under the code that it brings, else under one of this place. */
    void tell(String key, Exception failure, String code) {
        boolean known = failure instanceof LedgerException;
        context.notices()
                .add(Notice.failure(
                        Messages.get(key),
                        context.auditCase().folder().toString(),
                        String.valueOf(failure.getMessage()),
                        known ? ((LedgerException) failure).code() : code));
    }

    /** A kind of entry in words. */
    static String word(String kind) {
        return Messages.get("ledger.kind." + kind);
    }
}
