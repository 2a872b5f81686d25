package dev.reckoner.ui.reputation;

import dev.reckoner.audit.ReliabilityFigures;
import dev.reckoner.reputation.Comparison;
import dev.reckoner.reputation.Opinion;
import dev.reckoner.reputation.Tally;
import dev.reckoner.reputation.subject.SubjectId;
import dev.reckoner.reputation.subject.SubjectRecord;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.Clips;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.StandardTable;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The subjects that are drawn as a table, and in words whether they differ by more than chance. */
final class ComparisonCard extends VBox {
    private static final double MUCH_OPEN = 0.1;

    private final ReputationViewModel model;
    private final Card card = new Card("");
    private final StandardTable<Row> table = new StandardTable<>();
    private final TableColumn<Row, String> band;
    private final TableColumn<Row, String> against;
    private final Label words = new Label();

    /** A line of the table. */
    record Row(
            SubjectId id, Slot slot, String expected, String band, String uncertainty, Tally tally, String against) {}

    ComparisonCard(ReputationViewModel model) {
        this.model = model;
        table.setId("comparison");
        var subject = table.<Row, SubjectLabel>node(
                Messages.get("reputation.comparison.subject"),
                176,
                row -> row,
                SubjectLabel::new,
                (label, row) -> label.show(Names.of(row.id()), row.slot()),
                row -> row.id().name());
        subject.setMinWidth(150);
        figures("reputation.comparison.expected", 84, Row::expected);
        band = figures("reputation.comparison.band", 140, Row::band);
        figures("reputation.comparison.uncertainty", 92, Row::uncertainty);
        figures(
                "reputation.comparison.good",
                56,
                row -> Figures.count(row.tally().good()));
        figures(
                "reputation.comparison.bad",
                56,
                row -> Figures.count(row.tally().bad()));
        figures(
                "reputation.comparison.undecided",
                88,
                row -> Figures.count(row.tally().undecided()));
        against = table.text("", 0, Row::against, "body-2");
        against.setMinWidth(150);
        table.getColumns().forEach(column -> column.setSortable(false));
        table.setOnMouseClicked(event -> lead());
        card.tools(Buttons.icon(
                Icons.COPY, Messages.get("reputation.comparison.copy"), () -> Clips.copy(table.allText())));
        words.getStyleClass().addAll("prose", "body-2");
        words.setId("comparison-words");
        words.setMinHeight(Region.USE_PREF_SIZE);
        var inWords = new Label(Messages.get("reputation.words"));
        inWords.getStyleClass().add("name");
        inWords.setMinWidth(USE_PREF_SIZE);
        var said = new HBox(8, inWords, words);
        said.setMinHeight(USE_PREF_SIZE);
        said.setPadding(new Insets(8, 12, 10, 12));
        card.content(table, said);
        getChildren().add(card);
        setMinHeight(USE_PREF_SIZE);
        model.view().subscribe(view -> view.ifPresent(this::show));
    }

    private TableColumn<Row, String> figures(String key, double width, java.util.function.Function<Row, String> value) {
        return table.text(Messages.get(key, ""), width, value, "mono", "figures");
    }

    /** The line that is clicked becomes the one that others are compared with. */
    private void lead() {
        Optional.ofNullable(table.getSelectionModel().getSelectedItem()).ifPresent(row -> model.lead(row.id()));
    }

    private void show(View view) {
        var records = view.records();
        if (records.isEmpty()) {
            table.rows().clear();
            words.setText("");
            return;
        }
        var first = records.getFirst();
        var others = view.chosen().stream().skip(1).toList();
        var comparisons = view.standings().compare(first.id(), others, view.at());
        card.titleProperty().set(Messages.get("reputation.comparison.title", day(view)));
        band.setText(Messages.get(
                "reputation.comparison.band",
                Shares.level(first.timeline().parameters().bandLevel())));
        against.setText(Messages.get("reputation.comparison.against", Names.of(first.id())));
        var rows = new ArrayList<Row>();
        for (int i = 0; i < records.size(); i++) {
            String result = i == 0 ? Messages.get("reputation.comparison.reference") : word(comparisons.get(i - 1));
            rows.add(row(records.get(i), view, result));
        }
        table.rows().setAll(rows);
        table.setMinHeight(StandardTable.ROW * (rows.size() + 1) + 2);
        table.setPrefHeight(StandardTable.ROW * (rows.size() + 1) + 2);
        table.setMaxHeight(StandardTable.ROW * (rows.size() + 1) + 2);
        words.setText(sentences(view, first, others, comparisons));
    }

    private static String day(View view) {
        return Figures.day(view.at()).toString();
    }

    private Row row(SubjectRecord record, View view, String result) {
        Opinion opinion = record.at(view.at());
        var parameters = record.timeline().parameters();
        boolean shown = opinion.isShown(parameters);
        return new Row(
                record.id(),
                model.slot(record.id()).orElse(Slot.SIXTH),
                shown ? Shares.exact(opinion.expectation()) : Messages.get("reputation.comparison.notEnough"),
                shown ? Shares.band(opinion.band(parameters.bandLevel())) : "",
                ReliabilityFigures.uncertainty(opinion.uncertainty()),
                record.timeline().tally(view.at()),
                result);
    }

    private static String word(Comparison comparison) {
        return Messages.get(
                switch (comparison.result()) {
                    case MORE_THAN_CHANCE -> "reputation.comparison.clear";
                    case CANNOT_TELL -> "reputation.comparison.thin";
                    case NOT_ENOUGH_EVIDENCE -> "reputation.comparison.hidden";
                });
    }

    private static String sentences(
            View view, SubjectRecord first, List<SubjectId> others, List<Comparison> comparisons) {
        var sentences = new ArrayList<String>();
        String name = Names.of(first.id());
        boolean shown = first.at(view.at()).isShown(first.timeline().parameters());
        if (!shown) {
            sentences.add(Messages.get("reputation.words.hidden", name));
        } else if (others.isEmpty()) {
            sentences.add(Messages.get("reputation.words.alone", name));
        } else {
            for (int i = 0; i < others.size(); i++) {
                sentences.add(sentence(name, Names.of(others.get(i)), comparisons.get(i)));
            }
        }
        view.records().stream()
                .filter(record -> record.apart().notAttributed() > 0)
                .map(record ->
                        Messages.get("reputation.words.apart", record.apart().notAttributed(), Names.of(record.id())))
                .forEach(sentences::add);
        view.records().stream()
                .filter(record -> record.contradicted(view.at()) > 0)
                .map(record -> Messages.get(
                        "reputation.words.contradicted", record.contradicted(view.at()), Names.of(record.id())))
                .forEach(sentences::add);
        view.records().forEach(record -> open(record, view).ifPresent(sentences::add));
        sentences.add(Messages.get(
                "reputation.words.newcomer", Shares.plain(view.standings().newcomer())));
        return String.join(" ", sentences);
    }

    /** A figure that rests on few verdicts is near to where the subject started, and that must be said. */
    private static Optional<String> open(SubjectRecord record, View view) {
        Opinion opinion = record.at(view.at());
        return opinion.isShown(record.timeline().parameters()) && opinion.uncertainty() >= MUCH_OPEN
                ? Optional.of(Messages.get(
                        "reputation.words.open",
                        Names.of(record.id()),
                        ReliabilityFigures.percent(opinion.uncertainty()),
                        Shares.plain(opinion.baseRate())))
                : Optional.empty();
    }

    /** The probability is that the other is the more reliable of both. */
    private static String sentence(String first, String other, Comparison comparison) {
        return switch (comparison.result()) {
            case MORE_THAN_CHANCE ->
                Messages.get(
                        comparison.probability() > 0.5 ? "reputation.words.less" : "reputation.words.more",
                        first,
                        other);
            case CANNOT_TELL -> Messages.get("reputation.words.thin", first, other);
            case NOT_ENOUGH_EVIDENCE -> Messages.get("reputation.words.notEnough", first, other);
        };
    }
}
