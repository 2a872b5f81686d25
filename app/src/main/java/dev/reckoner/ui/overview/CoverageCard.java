package dev.reckoner.ui.overview;

import dev.reckoner.audit.CaseCoverage;
import dev.reckoner.audit.EvidenceStrip;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.SegmentedChoice;
import dev.reckoner.ui.control.ShareBar;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.Locale;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Per check, the share of claims that carry what it looks at. */
final class CoverageCard extends StackPane {
    private final GridPane grid = new GridPane(12, 6);
    private final HBox foot = new HBox(8);
    private final NeverCovered never = new NeverCovered();
    private final SegmentedChoice<View> view = new SegmentedChoice<>(
            List.of(View.values()),
            each -> Messages.get("overview.coverage." + each.name().toLowerCase(Locale.ROOT)));

    private enum View {
        CARRIED,
        NEVER
    }

    CoverageCard() {
        var words = new ColumnConstraints();
        words.setMinWidth(120);
        var bars = new ColumnConstraints();
        bars.setHgrow(Priority.ALWAYS);
        bars.setMinWidth(16);
        var figures = new ColumnConstraints();
        figures.setHalignment(HPos.RIGHT);
        figures.setMinWidth(ColumnConstraints.CONSTRAIN_TO_PREF);
        grid.getColumnConstraints().addAll(words, bars, figures);
        grid.setPadding(new Insets(10, 12, 8, 12));
        foot.setPadding(new Insets(10, 12, 10, 12));
        foot.getStyleClass().add("ruled-top");
        foot.setMinHeight(Region.USE_PREF_SIZE);
        VBox.setVgrow(grid, Priority.ALWAYS);
        never.setVisible(false);
        var shown = new StackPane(grid, never);
        shown.setAlignment(Pos.TOP_LEFT);
        VBox.setVgrow(shown, Priority.ALWAYS);
        view.setId("overview-coverage");
        view.identify("overview-coverage");
        view.setAccessibleText(Messages.get("overview.coverage.about"));
        view.setAlignment(Pos.CENTER);
        view.chosen().subscribe(chosen -> {
            grid.setVisible(chosen == View.CARRIED);
            never.setVisible(chosen == View.NEVER);
        });
        getChildren()
                .add(new Card(Messages.get("overview.coverage"))
                        .ruled()
                        .tools(view)
                        .content(new VBox(shown, foot)));
    }

    void show(CaseCoverage coverage) {
        never.show(coverage);
        note(note(coverage));
    }

    /** What no claim carries, or where every kind occurs, what no check looks at. */
    static String note(CaseCoverage coverage) {
        var names = coverage.never().stream()
                .map(kind -> Messages.get("check." + kind.kind().check()).toLowerCase(Locale.ROOT))
                .toList();
        return names.isEmpty()
                ? Messages.get("overview.covered")
                : Messages.get("overview.uncovered", String.join(", ", names));
    }

    void show(Summary summary) {
        grid.getChildren().clear();
        for (int i = 0; i < EvidenceStrip.CHECKS.size(); i++) {
            line(i, summary.coverage().get(i), summary.claims());
        }
    }

    private void line(int row, long count, long all) {
        var word = new Label(Messages.get("check." + EvidenceStrip.CHECKS.get(row)));
        word.setWrapText(true);
        word.setMinHeight(Region.USE_PREF_SIZE);
        var bar = new ShareBar();
        bar.show(count, all);
        bar.setMaxWidth(Double.MAX_VALUE);
        // The words come first where the column is narrow.
        bar.setPrefWidth(40);
        bar.setAccessibleText(
                Messages.get("overview.coverage.spoken", word.getText(), count, all, Figures.share(count, all)));
        var figure = new Label(Messages.get("overview.coverage.count", count, all));
        figure.getStyleClass().add("mono");
        figure.setMinWidth(Region.USE_PREF_SIZE);
        grid.addRow(row, word, bar, figure);
    }

    private void note(String text) {
        var label = new Label(text);
        label.getStyleClass().addAll("second", "prose");
        foot.getChildren().setAll(Icons.NOT_COVERED.icon(), label);
    }
}
