package dev.reckoner.ui.ledger;

import dev.reckoner.ui.ledger.EntryQuery.EntryTime;
import dev.reckoner.ui.look.Messages;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/** From one day to another, both counted, in UTC. A day that is left empty does not limit. */
final class TimeRange extends HBox {
    private final TextField from = field("ledger-from", "ledger.time.from");
    private final TextField to = field("ledger-to", "ledger.time.to");
    private final Label wrong = new Label();
    private final Consumer<EntryTime> chosen;

    TimeRange(Consumer<EntryTime> chosen) {
        super(6);
        this.chosen = chosen;
        setVisible(false);
        setAlignment(Pos.CENTER_LEFT);
        setPadding(new Insets(0, 12, 8, 12));
        wrong.getStyleClass().add("second");
        var first = new Label(Messages.get("ledger.time.from"));
        var last = new Label(Messages.get("ledger.time.to"));
        first.setMinWidth(USE_PREF_SIZE);
        last.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(first, from, last, to, wrong);
        from.textProperty().subscribe(text -> read());
        to.textProperty().subscribe(text -> read());
    }

    /** The span of so many days, today the last. */
    static EntryTime lastDays(int days, EntryTime.Choice choice) {
        return new EntryTime(
                Optional.of(start(LocalDate.now(ZoneOffset.UTC).minusDays(days - 1L))), Optional.empty(), choice);
    }

    /** Takes the keyboard; nothing is limited before a day is written. */
    void begin() {
        read();
        from.requestFocus();
    }

    private void read() {
        try {
            var span = new EntryTime(
                    day(from).map(TimeRange::start),
                    day(to).map(day -> start(day.plusDays(1))),
                    EntryTime.Choice.RANGE);
            wrong.setText("");
            if (isVisible()) {
                chosen.accept(span);
            }
        } catch (DateTimeParseException unfinished) {
            wrong.setText(Messages.get("ledger.time.form"));
        }
    }

    private static Optional<LocalDate> day(TextField field) {
        return field.getText().isBlank()
                ? Optional.empty()
                : Optional.of(LocalDate.parse(field.getText().strip()));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static TextField field(String id, String key) {
        var field = new TextField();
        field.setId(id);
        field.setPromptText("2026-06-01");
        field.setPrefWidth(96);
        field.getStyleClass().addAll("mono", "small");
        field.setAccessibleText(Messages.get(key));
        return field;
    }
}
