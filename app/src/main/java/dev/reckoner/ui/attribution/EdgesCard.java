package dev.reckoner.ui.attribution;

import dev.reckoner.appraise.Finding;
import dev.reckoner.attribution.Neighbourhood;
import dev.reckoner.attribution.Neighbourhood.Light;
import dev.reckoner.attribution.Neighbourhood.Link;
import dev.reckoner.attribution.Neighbourhood.Shown;
import dev.reckoner.attribution.NodeId;
import dev.reckoner.grade.Grade;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.Clips;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.GradeLabel;
import dev.reckoner.ui.control.StandardTable;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.Comparator;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The edges of the graph as a table: the lit ones first. */
final class EdgesCard extends VBox {
    private final StandardTable<Row> table = new StandardTable<>();
    private final Card card = new Card(Messages.get("attribution.table"));
    private final Label count = new Label();

    /**
     * An edge in words.
     *
     * @param grade how sure it is
     * @param restsOn reason codes
     */
    private record Row(String from, String relation, String to, Grade grade, String restsOn, Light light) {}

    EdgesCard(AttributionViewModel model) {
        var about = new Label(Messages.get("attribution.table.about"));
        about.getStyleClass().add("second");
        count.getStyleClass().add("mono");
        table.setId("attribution-edges");
        table.setAccessibleText(Messages.get("attribution.table"));
        table.setMinHeight(0);
        table.text(Messages.get("attribution.table.from"), 150, Row::from);
        table.text(Messages.get("attribution.table.relation"), 170, Row::relation, "body-2");
        table.text(Messages.get("attribution.table.to"), 150, Row::to);
        table.node(
                Messages.get("attribution.table.grade"),
                140,
                Row::grade,
                GradeLabel::new,
                GradeLabel::show,
                Grade::words);
        table.text(Messages.get("attribution.table.rests"), 220, Row::restsOn, "body-2");
        var copy = Buttons.icon(Icons.COPY, Messages.get("attribution.table.copy"), () -> Clips.copy(table.allText()));
        card.beside(about).tools(count, copy);
        card.content(table);
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
        setMinHeight(0);
        model.view().subscribe(view -> view.ifPresent(this::show));
    }

    private void show(AttributionViewModel.View view) {
        var shown = view.lit();
        var rows = shown.links().stream()
                .map(link -> row(shown, link))
                .sorted(Comparator.comparing((Row row) -> row.light() == Light.PLAIN ? 1 : 0))
                .toList();
        count.setText(Messages.get("attribution.table.count", Figures.count(rows.size())));
        table.rows().setAll(rows);
    }

    private static Row row(Neighbourhood shown, Link link) {
        return new Row(
                name(shown, link.from()),
                link.words(),
                name(shown, link.to()),
                link.grade(),
                rests(link),
                link.light());
    }

    /** The findings that an edge rests on; what else it does; else a dash. */
    private static String rests(Link link) {
        if (!link.grounds().isEmpty()) {
            return link.grounds().stream().map(Finding::code).distinct().collect(Collectors.joining(", "));
        }
        return link.rests().isEmpty() ? Messages.get("attribution.table.rests.nothing") : link.rests();
    }

    private static String name(Neighbourhood shown, NodeId id) {
        return shown.node(id).map(Shown::name).orElse(id.key());
    }

    void focus() {
        table.requestFocus();
        if (table.getSelectionModel().isEmpty()) {
            table.getSelectionModel().selectFirst();
        }
    }
}
