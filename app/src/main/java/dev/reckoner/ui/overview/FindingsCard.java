package dev.reckoner.ui.overview;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.CaseCoverage;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.StandardTable;
import dev.reckoner.ui.control.TierIcon;
import dev.reckoner.ui.control.TierLook;
import dev.reckoner.ui.look.Messages;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Findings that are not affirming, one line per operator and set of claims. Rows are as high as their sentences. */
final class FindingsCard extends StackPane {
    private static final double LEAST_TABLE = 176;

    private final StandardTable<FindingGroup> table = new StandardTable<>();
    private final Label sum = new Label();
    private final SpentStrip spent = new SpentStrip();

    FindingsCard(Consumer<FindingGroup> open, Runnable claims) {
        table.setFixedCellSize(Region.USE_COMPUTED_SIZE);
        table.<Tier, TierIcon>node("", 40, FindingGroup::tier, TierIcon::new, TierIcon::show, TierLook::word);
        table.getColumns().add(sentences());
        table.text(Messages.get("overview.findings.operator"), 156, FindingGroup::operatorWords);
        table.figures(Messages.get("overview.findings.claims"), 62, FindingGroup::count);
        table.text(
                Messages.get("overview.findings.latest"),
                94,
                group -> Figures.day(group.latest()).toString(),
                "mono");
        table.setPlaceholder(new Label(Messages.get("overview.findings.none")));
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                open(open);
            }
        });
        table.addEventHandler(javafx.scene.input.KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open(open);
            }
        });
        table.setAccessibleText(Messages.get("overview.findings"));
        sum.getStyleClass().add("second");
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren()
                .add(new Card(Messages.get("overview.findings"))
                        .beside(sum)
                        .tools(Buttons.link(Messages.get("overview.findings.open"), claims))
                        .content(new VBox(table, spent)));
    }

    private static TableColumn<FindingGroup, FindingGroup> sentences() {
        var column = new TableColumn<FindingGroup, FindingGroup>(Messages.get("overview.findings.finding"));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(any -> new SentenceCell());
        column.setComparator(java.util.Comparator.comparing(FindingGroup::sentence));
        column.setUserData((java.util.function.Function<FindingGroup, String>)
                group -> group.sentence() + " (" + group.codes() + ")");
        column.setReorderable(false);
        column.setMinWidth(160);
        column.setPrefWidth(400);
        return column;
    }

    private void open(Consumer<FindingGroup> open) {
        FindingGroup chosen = table.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            open.accept(chosen);
        }
    }

    /** What the header, two findings and the figures under them take at the present width. */
    double leastHeight() {
        return LEAST_TABLE + (spent.isManaged() ? spent.prefHeight(getWidth()) : 0);
    }

    void show(CaseCoverage coverage) {
        spent.show(coverage);
    }

    void show(Summary summary) {
        table.rows().setAll(summary.groups());
        sum.setText(OverviewViewModel.sum(summary));
    }
}
