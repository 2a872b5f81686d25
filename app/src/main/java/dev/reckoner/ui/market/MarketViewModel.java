package dev.reckoner.ui.market;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.MarketUnit;
import dev.reckoner.market.Measure;
import dev.reckoner.ui.shell.PlaceContext;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** What the market of a case tells: what became known, the response to one of it, and the answers over all. On the FX thread. */
final class MarketViewModel {
    private final PlaceContext context;
    private final AuditCase audit;
    private final ObjectProperty<MarketUnit> unit = new SimpleObjectProperty<>(MarketUnit.OPERATOR);
    private final ObjectProperty<Measure> measure = new SimpleObjectProperty<>(Measure.CLAIMS);
    private final ObjectProperty<Optional<MarketView>> view = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Population>> population = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<MarketView.Line>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    /** Counts what was asked for: an answer to an earlier question is not shown. */
    private long asked;

    MarketViewModel(PlaceContext context) {
        this.context = context;
        this.audit = context.auditCase();
        unit.addListener((any, was, now) -> reload());
        audit.onChange(context.background().coalesced(() -> {
            if (view.get().isPresent()) {
                reload();
            }
        }));
    }

    PlaceContext context() {
        return context;
    }

    /** By whom use is counted. */
    ObjectProperty<MarketUnit> unit() {
        return unit;
    }

    /** What is drawn of it. */
    ObjectProperty<Measure> measure() {
        return measure;
    }

    ReadOnlyObjectProperty<Optional<MarketView>> view() {
        return view;
    }

    /** The answers over all; empty until they are computed. */
    ReadOnlyObjectProperty<Optional<Population>> population() {
        return population;
    }

    /** What is looked at. */
    ReadOnlyObjectProperty<Optional<MarketView.Line>> chosen() {
        return chosen;
    }

    /** Why nothing can be shown; empty text where something is. */
    ReadOnlyStringProperty failure() {
        return failure.getReadOnlyProperty();
    }

    /** When the part comes into sight. */
    void shown() {
        if (view.get().isEmpty()) {
            reload();
        }
    }

    /** Looks at one of the list. */
    void choose(int index) {
        view.get()
                .filter(read -> index >= 0 && index < read.listed().size())
                .ifPresent(read -> chosen.set(Optional.of(read.listed().get(index))));
    }

    private void reload() {
        long number = ++asked;
        var wish = unit.get();
        context.background()
                .read(
                        progress -> MarketView.of(audit.market().read(wish)),
                        read -> {
                            if (number == asked) {
                                show(read, number);
                            }
                        },
                        this::fail);
    }

    private void show(MarketView read, long number) {
        failure.set("");
        var before = chosen.get().map(MarketView.Line::known);
        population.set(Optional.empty());
        view.set(Optional.of(read));
        chosen.set(read.listed().stream()
                .filter(line -> before.filter(line.known()::equals).isPresent())
                .findFirst()
                .or(() -> read.listed().stream().skip(Math.max(0, read.first())).findFirst()));
        context.background()
                .read(
                        progress -> Population.of(read.market()),
                        all -> {
                            if (number == asked) {
                                population.set(Optional.of(all));
                            }
                        },
                        this::fail);
    }

    private void fail(Exception why) {
        failure.set(String.valueOf(why.getMessage()));
    }
}
