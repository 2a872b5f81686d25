package dev.reckoner.ui.trails;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.TrailRow;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.StandardTable;
import dev.reckoner.ui.control.TierIcon;
import dev.reckoner.ui.control.TierLook;
import dev.reckoner.ui.look.Messages;
import java.io.File;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The drop strip, the imported files, and what was not read of the chosen one. */
final class TrailsView extends VBox {
    private static final int LEAST_ROWS = 3;
    private static final int MOST_ROWS = 7;

    private final TrailsViewModel model;
    private final StandardTable<TrailRow> imported = new StandardTable<>();
    private final UnreadTable unread;
    private final ProblemView problem = new ProblemView();
    private final Label unreadCount = new Label();
    private final LinesView lines = new LinesView();

    TrailsView(TrailsViewModel model) {
        super(12);
        this.model = model;
        unread = new UnreadTable(found -> model.problem().set(Optional.of(found)));
        getChildren().addAll(new DropStrip(model::importFiles, this::chooseFiles), importedCard(), unreadCard());
        fillImported();
        model.trails().addListener((ListChangeListener<TrailRow>) change -> fillImported());
        model.chosen().subscribe(this::show);
        model.lines().subscribe(found -> lines.show(fileName(), found));
        selectionFollows();
    }

    /** Asks for files and imports them. Needs a window around it. */
    void chooseFiles() {
        Window window = getScene() == null ? null : getScene().getWindow();
        if (window == null || !window.isShowing()) {
            return;
        }
        var chooser = new FileChooser();
        chooser.setTitle(Messages.get("trails.choose"));
        List<File> files = chooser.showOpenMultipleDialog(window);
        if (files != null) {
            model.importFiles(files.stream().map(File::toPath).toList());
        }
    }

    private Card importedCard() {
        imported.<Tier, TierIcon>node("", 36, TrailsViewModel::tier, TierIcon::new, TierIcon::show, TierLook::word);
        imported.text(Messages.get("trails.file"), 0, TrailsViewModel::name);
        imported.text(Messages.get("trails.format"), 190, TrailRow::format, "body-2");
        imported.text(Messages.get("trails.size"), 84, trail -> Figures.bytes(trail.size()), "mono", "figures");
        imported.figures(Messages.get("trails.claims"), 80, trail -> (long) trail.claims());
        imported.figures(Messages.get("trails.unread"), 84, trail ->
                (long) trail.problems().size());
        imported.text(
                Messages.get("trails.importedAt"), 140, trail -> Figures.minute(trail.importedAt()), "mono", "figures");
        imported.setPlaceholder(new Label(Messages.get("trails.none")));
        imported.setAccessibleText(Messages.get("trails.imported.title"));
        return new Card(Messages.get("trails.imported.title")).content(imported);
    }

    private Card unreadCard() {
        unread.setMinHeight(4 * StandardTable.ROW);
        unreadCount.getStyleClass().add("chip");
        var note = new Label(Messages.get("trails.unread.note"));
        note.getStyleClass().add("second");
        var body = new VBox(unread, problem, lines);
        var card = new Card(Messages.get("trails.unread.title"))
                .beside(unreadCount)
                .tools(note)
                .content(body);
        VBox.setVgrow(card, Priority.ALWAYS);
        return card;
    }

    private void fillImported() {
        imported.rows().setAll(model.trails());
        int rows = Math.clamp(model.trails().size(), LEAST_ROWS, MOST_ROWS);
        double height = (rows + 1) * StandardTable.ROW + 4;
        imported.setMinHeight(height);
        imported.setPrefHeight(height);
        model.chosen().get().ifPresent(this::select);
    }

    private void show(Optional<TrailRow> trail) {
        trail.ifPresent(this::select);
        unread.show(trail.map(TrailRow::problems).orElse(List.of()));
        unreadCount.setText(trail.map(shown -> Messages.get(
                        "trails.unread.count",
                        shown.problems().size(),
                        Figures.middle(TrailsViewModel.name(shown), 40)))
                .orElse(""));
        unreadCount.setVisible(trail.isPresent());
        model.problem().get().ifPresent(unread::select);
    }

    private void select(TrailRow trail) {
        if (!Objects.equals(imported.getSelectionModel().getSelectedItem(), trail)) {
            imported.getSelectionModel().select(trail);
        }
    }

    private void selectionFollows() {
        imported.getSelectionModel().selectedItemProperty().subscribe(trail -> {
            if (trail != null) {
                model.chosen().set(Optional.of(trail));
            }
        });
        unread.rows().addListener((ListChangeListener<UnreadRow>) change -> {
            int rows = Math.clamp(unread.rows().size(), LEAST_ROWS, MOST_ROWS);
            unread.setPrefHeight((rows + 1) * StandardTable.ROW + 4);
        });
        model.problem().subscribe(found -> {
            problem.show(
                    found,
                    model.chosen()
                            .get()
                            .flatMap(trail -> found.map(each -> TrailsViewModel.path(trail, each)))
                            .orElse(""));
            found.ifPresent(unread::select);
        });
    }

    private String fileName() {
        return model.problem().get().map(found -> UnreadRow.inner(found.file())).orElse("");
    }
}
