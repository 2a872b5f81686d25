package dev.reckoner.ui.attribution;

import dev.reckoner.attribution.NodeKind;
import dev.reckoner.attribution.Scope;
import dev.reckoner.audit.FoundWrong;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.projection.ClaimCondition.Span;
import dev.reckoner.ui.look.Messages;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.DatePicker;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.converter.LocalDateStringConverter;

/** What an isolation is narrowed to: a signing key, an enclave build, a window of days. */
final class ScopeChoices extends VBox {
    private final MeansPicker key = new MeansPicker(NodeKind.KEY);
    private final MeansPicker build = new MeansPicker(NodeKind.BUILD);
    private final CheckBox window = new CheckBox(Messages.get("attribution.isolate.window"));
    private final DatePicker from = new DatePicker();
    private final DatePicker until = new DatePicker();

    /**
     * Nothing is narrowed yet.
     *
     * @param changed called when something else is chosen
     */
    ScopeChoices(Runnable changed) {
        super(8);
        window.setId("isolate-window");
        window.selectedProperty().addListener((any, was, now) -> changed.run());
        for (var day : new DatePicker[] {from, until}) {
            day.disableProperty().bind(window.selectedProperty().not());
            day.valueProperty().addListener((any, was, now) -> changed.run());
            day.setConverter(
                    new LocalDateStringConverter(DateTimeFormatter.ISO_LOCAL_DATE, DateTimeFormatter.ISO_LOCAL_DATE));
            day.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(day, Priority.ALWAYS);
        }
        from.setAccessibleText(Messages.get("attribution.isolate.from"));
        until.setAccessibleText(Messages.get("attribution.isolate.until"));
        key.onChange(changed);
        build.onChange(changed);
        getChildren().addAll(key, build, window, new HBox(8, from, until));
    }

    /** Begins anew; what the whole names already is not asked again. */
    void reset(Scope whole) {
        window.setSelected(false);
        from.setValue(null);
        until.setValue(null);
        key.reset(whole.key().isEmpty());
        build.reset(whole.build().isEmpty());
    }

    void offer(List<MeansChoice> choices) {
        key.offer(MeansChoice.of(NodeKind.KEY, choices));
        build.offer(MeansChoice.of(NodeKind.BUILD, choices));
    }

    /** Narrows to the days of what was found wrong, and to the build where one alone gave all of it. */
    void suggest(FoundWrong wrong) {
        from.setValue(LocalDate.ofInstant(wrong.first(), ZoneOffset.UTC));
        until.setValue(LocalDate.ofInstant(wrong.last(), ZoneOffset.UTC));
        window.setSelected(true);
        if (wrong.builds().size() == 1) {
            build.choose(wrong.builds().getFirst());
        }
    }

    /** The whole as far as it is narrowed. */
    Scope of(Scope whole) {
        var scope = window.isSelected() ? whole.withMade(span()) : whole;
        var ofKey = key.chosen()
                .map(id -> scope.withKey(Optional.of(Digest.ofSha256(id.key()))))
                .orElse(scope);
        return build.chosen().map(id -> ofKey.withBuild(Optional.of(id.key()))).orElse(ofKey);
    }

    /** Why that is not complete; empty text where it is. */
    String missing() {
        return window.isSelected() && span().isEmpty() ? Messages.get("attribution.isolate.needsDays") : "";
    }

    private Optional<Span> span() {
        LocalDate first = from.getValue();
        LocalDate last = until.getValue();
        if (first == null || last == null || last.isBefore(first)) {
            return Optional.empty();
        }
        return Optional.of(new Span(
                first.atStartOfDay(ZoneOffset.UTC).toInstant(),
                last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()));
    }
}
