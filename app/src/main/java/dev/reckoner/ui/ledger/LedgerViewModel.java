package dev.reckoner.ui.ledger;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.LedgerLine;
import dev.reckoner.audit.LedgerState;
import dev.reckoner.ui.control.Notice;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.ClaimFilter;
import dev.reckoner.ui.shell.PlaceContext;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The state of the ledger, its entries newest first, and the command that verifies it. */
final class LedgerViewModel {
    private final PlaceContext context;
    private final LedgerPages pages;
    private final ReadOnlyObjectWrapper<LedgerState> state;
    private final ObservableList<LedgerLine> lines = FXCollections.observableArrayList();
    private final ReadOnlyLongWrapper reached = new ReadOnlyLongWrapper(this, "reached", 0);
    private final ObjectProperty<Optional<String>> kind = new SimpleObjectProperty<>(this, "kind", Optional.empty());
    private final ObjectProperty<Optional<LedgerLine>> selected =
            new SimpleObjectProperty<>(this, "selected", Optional.empty());
    private long question;

    LedgerViewModel(PlaceContext context) {
        this.context = context;
        pages = new LedgerPages(context.auditCase());
        state = new ReadOnlyObjectWrapper<>(context.auditCase().ledger());
        context.auditCase().onChange(context.background().coalesced(this::changed));
        kind.subscribe(wanted -> readNewest());
    }

    private void changed() {
        long before = state.get().entries();
        state.set(context.auditCase().ledger());
        if (state.get().entries() != before) {
            readNewest();
        }
    }

    private void readNewest() {
        long asked = ++question;
        read(state.get().entries(), asked, page -> {
            lines.setAll(page.lines());
            boolean inSight = selected.get().filter(lines::contains).isPresent();
            if (!inSight) {
                selected.set(lines.stream().findFirst());
            }
        });
    }

    /** Reads the entries before those in sight. */
    void readOlder() {
        if (reached.get() > 0) {
            read(reached.get(), ++question, page -> lines.addAll(page.lines()));
        }
    }

    private void read(long end, long asked, java.util.function.Consumer<LedgerPages.Page> show) {
        Optional<String> wanted = kind.get();
        context.background()
                .read(
                        progress -> pages.before(end, wanted),
                        page -> {
                            if (asked == question) {
                                reached.set(page.reached());
                                show.accept(page);
                            }
                        },
                        failure -> tell("ledger.read.failed", failure, "LE-READ-FAILED"));
    }

    /** The entries read so far, newest first, of the chosen kind. */
    ObservableList<LedgerLine> lines() {
        return lines;
    }

    /** How many older entries were not read yet. */
    ReadOnlyLongProperty reached() {
        return reached.getReadOnlyProperty();
    }

    /** The wire name of the only kind shown; every kind where empty. */
    ObjectProperty<Optional<String>> kind() {
        return kind;
    }

    /** The entry that the inspector shows. */
    ObjectProperty<Optional<LedgerLine>> selected() {
        return selected;
    }

    /** Shows the claim that the selected entry is about. */
    void openClaim() {
        selected.get()
                .flatMap(LedgerLine::claim)
                .ifPresent(id -> context.navigator().showClaims(ClaimFilter.claim(id)));
    }

    void openInspector() {
        context.navigator().openInspector();
    }

    ReadOnlyObjectProperty<LedgerState> state() {
        return state.getReadOnlyProperty();
    }

    /** Recomputes everything, as a job. */
    void verify() {
        context.background()
                .submit(
                        Messages.get("ledger.verify.job"),
                        progress -> context.auditCase().verifyLedger(progress),
                        state::set,
                        failure -> tell("ledger.verify.failed", failure, "LE-VERIFY-FAILED"));
    }

    private void tell(String key, Exception failure, String code) {
        context.notices()
                .add(Notice.failure(
                        Messages.get(key),
                        context.auditCase().folder().toString(),
                        String.valueOf(failure.getMessage()),
                        code));
    }

    /** What the result amounts to. */
    static Tier tier(LedgerState state) {
        if (!state.failures().isEmpty()) {
            return Tier.CONTRAINDICATED;
        }
        return state.verified() ? Tier.AFFIRMING : Tier.NONE;
    }

    /** The result in a sentence. */
    static String sentence(LedgerState state) {
        return switch (tier(state)) {
            case CONTRAINDICATED ->
                Messages.get("ledger.damaged", state.failures().size());
            case AFFIRMING -> Messages.get("ledger.intact", state.entries());
            case NONE, WARNING -> Messages.get("ledger.unverified");
        };
    }

    /** A kind of entry in words. */
    static String word(String kind) {
        return Messages.get("ledger.kind." + kind);
    }
}
