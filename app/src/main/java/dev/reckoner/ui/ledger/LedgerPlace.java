package dev.reckoner.ui.ledger;

import dev.reckoner.audit.LedgerState;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.Place;
import dev.reckoner.ui.shell.PlaceAction;
import dev.reckoner.ui.shell.PlaceContext;
import dev.reckoner.ui.shell.PlaceHeader;
import dev.reckoner.ui.shell.PlaceId;
import dev.reckoner.ui.shell.Visit;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.event.EventHandler;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The entries, one of them with its path to the root, whether all agrees, and who has seen the heads. */
public final class LedgerPlace implements Place {
    /** Of the width that entries and entry share, the entries'. */
    private static final double ENTRIES = 0.61;
    /** As in the frame: below it the inspector is a drawer. */
    private static final double NARROW_BELOW = 1200;

    private final LedgerViewModel model;
    private final HeadsViewModel heads;
    private final EntriesCard entries;
    private final EntryCard entry;
    private final VBox content;
    private final SideCards inspector;
    /** The key for the search works wherever the keyboard is, but only while this place is in sight. */
    private final EventHandler<KeyEvent> typed = this::typed;

    /** The ledger of a case. */
    public LedgerPlace(PlaceContext context) {
        model = new LedgerViewModel(context);
        entry = new EntryCard(model);
        entries = new EntriesCard(model, entry::focusJson);
        var middle = new SplitPane(entry, new PathCard(model));
        middle.setOrientation(Orientation.VERTICAL);
        middle.setDividerPositions(0.58);
        var strip =
                new StandingStrip(model.verifying(), () -> context.navigator().openInspector());
        var columns = new SplitPane(entries, middle);
        columns.setDividerPositions(ENTRIES);
        VBox.setVgrow(columns, Priority.ALWAYS);
        content = new VBox(12, strip, columns);
        content.sceneProperty()
                .flatMap(scene -> scene.widthProperty())
                .subscribe(width -> strip.narrow(width != null && width.doubleValue() < NARROW_BELOW));
        heads = new HeadsViewModel(model, new FileDialogs(content));
        entries.setMinWidth(440);
        middle.setMinWidth(346);
        var result = new VerifyCard(model.verifying(), heads.heads(), actions(context));
        var seen = new HeadsCard(heads);
        result.setPrefHeight(370);
        seen.setPrefHeight(340);
        inspector = new SideCards(result, seen);
        content.sceneProperty().subscribe((before, after) -> {
            if (before != null) {
                before.removeEventHandler(KeyEvent.KEY_TYPED, typed);
            }
            if (after != null) {
                after.addEventHandler(KeyEvent.KEY_TYPED, typed);
            }
        });
    }

    private VerifyActions actions(PlaceContext context) {
        return new VerifyActions(
                model.verifying()::verify,
                this::showEntry,
                model.verifying()::rebuild,
                () -> context.navigator().restoreBackup(),
                heads::exportResult);
    }

    private void showEntry(long index) {
        model.select(index);
        model.context().navigator().closeInspector();
    }

    private void typed(KeyEvent event) {
        boolean typing = content.getScene() != null && content.getScene().getFocusOwner() instanceof TextInputControl;
        if ("/".equals(event.getCharacter()) && !typing) {
            entries.focusSearch();
            event.consume();
        }
    }

    @Override
    public PlaceId id() {
        return PlaceId.LEDGER;
    }

    @Override
    public Node view() {
        return content;
    }

    @Override
    public Optional<Node> inspector() {
        return Optional.of(inspector);
    }

    @Override
    public boolean isCoveredByDrawer() {
        return true;
    }

    @Override
    public PlaceHeader header() {
        var header = new PlaceHeader(id());
        header.subtitle()
                .bind(model.state()
                        .map(state -> Messages.get(
                                "ledger.subtitle", Figures.count(state.entries()), Figures.day(model.since()))));
        var proof = action("ledger.proof", Icons.EXPORT, "", PlaceAction.Weight.SECONDARY, heads::exportProof);
        proof.refusal().bind(Bindings.createStringBinding(this::proofRefused, model.selected(), model.state()));
        var verify = action("ledger.verify", Icons.VERIFY, "V", PlaceAction.Weight.PRIMARY, model.verifying()::verify);
        verify.refusal()
                .bind(Bindings.createStringBinding(
                        () -> model.verifying().busy().get() ? Messages.get("ledger.verify.refused") : "",
                        model.verifying().busy()));
        var backup = action("ledger.backup", Icons.BACKUP, "", PlaceAction.Weight.SECONDARY, heads::backUp);
        backup.refusal().bind(heads.backupRefusal());
        backup.note().bind(heads.backupCaution());
        var head = action("ledger.import", Icons.IMPORT, "", PlaceAction.Weight.SECONDARY, heads::chooseHead);
        head.refusal().bind(heads.refusal());
        head.note().bind(heads.caution());
        header.actions().addAll(List.of(backup, head, proof, verify));
        return header;
    }

    private String proofRefused() {
        if (model.state().get().standing() == LedgerState.Standing.CONFLICT) {
            return Messages.get("ledger.refused.conflict");
        }
        return model.selected()
                .get()
                .map(line -> line.damage().isPresent() ? Messages.get("ledger.proof.damaged") : "")
                .orElseGet(() -> Messages.get("ledger.proof.refused"));
    }

    private static PlaceAction action(String key, Icons icon, String letter, PlaceAction.Weight weight, Runnable run) {
        return new PlaceAction(Messages.get(key), icon, letter, weight, run);
    }

    @Override
    public void shown(Visit visit) {
        if (visit instanceof Visit.Entry asked) {
            entries.search(Long.toString(asked.index()));
        }
        shown();
    }

    /** The keyboard begins in the table, so that its letters work at once. */
    @Override
    public void shown() {
        heads.refresh();
        entries.focusTable();
    }
}
