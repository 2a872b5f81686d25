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
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The entries of the ledger, newest first, the selected one with its path and its custody, and whether all agrees. */
final class LedgerViewModel {
    private final PlaceContext context;
    private final LedgerPages pages;
    private final ClaimNames names;
    private final Verifying verifying;
    private final ObservableList<LedgerLine> lines = FXCollections.observableArrayList();
    private final ReadOnlyLongWrapper reached = new ReadOnlyLongWrapper(this, "reached", 0);
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper(this, "reading", false);
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble", "");
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
     * @param items those that the selected entry is about; none where it is about none
     * @param ofCase what was done with the case as a whole, where that is not among them; empty before it was read
     */
    record Handled(List<ItemCustody> items, Optional<ItemCustody> ofCase) {
        static final Handled NOT_YET = new Handled(List.of(), Optional.empty());

        Handled {
            items = List.copyOf(items);
        }
    }

    LedgerViewModel(PlaceContext context) {
        this.context = context;
        pages = new LedgerPages(context.auditCase());
        names = new ClaimNames(context.auditCase());
        verifying = new Verifying(context, this::tell);
        context.auditCase().onChange(context.background().coalesced(this::changed));
        query.subscribe(wanted -> readNewest(wanted.number().isPresent()));
        selected.subscribe(this::readSelected);
    }

    private void changed() {
        long before = state().get().entries();
        verifying.refresh();
        if (state().get().entries() != before) {
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
        long end = state().get().entries();
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
        trouble.set("");
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
                            if (asked == question) {
                                reading.set(false);
                                showNone(failure);
                            }
                        });
    }

    /** Entries that were read for another question would look as if they answered this one. */
    private void showNone(Exception failure) {
        lines.clear();
        reached.set(0);
        selected.set(Optional.empty());
        trouble.set(String.valueOf(failure.getMessage()));
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
        boolean named = items.stream().anyMatch(item -> item.item().isEmpty());
        return new Handled(items, named ? Optional.empty() : Optional.of(desk.custodyOfCase()));
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

    /** Why no entries could be read; empty text where they could. */
    ReadOnlyStringProperty trouble() {
        return trouble.getReadOnlyProperty();
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

    /** Who handled what it is about, and the case as a whole. */
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
        return verifying.state();
    }

    /** Whether it agrees, and what is done about that. */
    Verifying verifying() {
        return verifying;
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
