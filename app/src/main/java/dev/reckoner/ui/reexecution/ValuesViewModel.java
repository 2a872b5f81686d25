package dev.reckoner.ui.reexecution;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.RerunDepth;
import dev.reckoner.trail.Claim;
import dev.reckoner.ui.control.Csv;
import dev.reckoner.ui.control.Export;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.task.Background;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;

/** The claimed and the recomputed values of one output, read and put in order off the FX thread. */
final class ValuesViewModel {
    private static final List<String> COLUMNS =
            List.of("index", "place", "claimed", "recomputed", "difference", "ulps");

    private final AuditCase auditCase;
    private final Background background;
    private final Consumer<Exception> failed;
    private final ReadOnlyObjectWrapper<Values> values = new ReadOnlyObjectWrapper<>(new Values.Reading());
    private final ObjectProperty<ValueRows.View> view = new SimpleObjectProperty<>(ValueRows.View.ALL);
    private Optional<Asked> asked = Optional.empty();

    private record Asked(Claim claim, RerunDepth depth, String output) {}

    /** What there is to show. */
    sealed interface Values {
        /** Nothing yet. */
        record Reading() implements Values {}

        /** Nothing, with the reason. */
        record None(String sentence) implements Values {}

        /** Values. */
        record Some(ValuePair pair, ValueOrder order) implements Values {}
    }

    ValuesViewModel(AuditCase auditCase, Background background, Consumer<Exception> failed) {
        this.auditCase = auditCase;
        this.background = background;
        this.failed = failed;
    }

    /** What there is to show. */
    ReadOnlyObjectProperty<Values> values() {
        return values.getReadOnlyProperty();
    }

    /** How it is shown. */
    ObjectProperty<ValueRows.View> view() {
        return view;
    }

    /** Reads the values of an output; does nothing where they are shown or being read already. */
    void show(Claim claim, RerunDepth depth, String output) {
        var wanted = Optional.of(new Asked(claim, depth, output));
        if (wanted.equals(asked)) {
            return;
        }
        asked = wanted;
        values.set(new Values.Reading());
        background.read(
                progress -> read(claim, depth, output),
                read -> {
                    if (wanted.equals(asked)) {
                        values.set(read);
                    }
                },
                reason -> {
                    if (wanted.equals(asked)) {
                        values.set(new Values.None(Messages.get("values.none.failed", output)));
                        failed.accept(reason);
                    }
                });
    }

    private Values read(Claim claim, RerunDepth depth, String output) throws IOException {
        try {
            ValuePair pair = ValuePair.read(auditCase, claim, depth, output);
            return new Values.Some(pair, ValueOrder.of(pair));
        } catch (ValuePair.NotShown reason) {
            return new Values.None(String.valueOf(reason.getMessage()));
        }
    }

    /** The rows as they are to be shown; none where there are no values. */
    javafx.collections.ObservableList<ValueRow> rows() {
        return values.get() instanceof Values.Some some
                ? new ValueRows(some.pair(), some.order(), view.get())
                : FXCollections.emptyObservableList();
    }

    /** What they are, in words. */
    String about() {
        return switch (values.get()) {
            case Values.Reading reading -> Messages.get("values.reading");
            case Values.None none -> "";
            case Values.Some some ->
                Messages.get(
                        "values.about",
                        some.pair().output(),
                        some.pair().claimed().type().name(),
                        shape(some.pair()),
                        some.pair().size(),
                        some.order().differing());
        };
    }

    private static String shape(ValuePair pair) {
        return String.join(
                " × ", pair.claimed().dims().stream().map(String::valueOf).toList());
    }

    /** Headings of the table and of its file. */
    static List<String> headings() {
        return COLUMNS.stream().map(name -> Messages.get("values." + name)).toList();
    }

    /** The cells of a row in the order of the headings. */
    static List<String> cells(ValueRow row) {
        return List.of(
                Integer.toString(row.index()),
                row.place(),
                row.claimed(),
                row.recomputed(),
                row.difference(),
                row.ulps());
    }

    /** Everything that is shown now, as a file. */
    Optional<Export> export() {
        if (!(values.get() instanceof Values.Some some)) {
            return Optional.empty();
        }
        var rows = new ValueRows(some.pair(), some.order(), view.get());
        return Optional.of(new Export(
                Messages.get("values.title") + " " + some.pair().output(), Export.Form.CSV, out -> write(rows, out)));
    }

    private static void write(List<ValueRow> rows, OutputStream out) throws IOException {
        var lines = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        lines.write(Csv.line(headings()));
        for (ValueRow row : rows) {
            lines.write(Csv.line(cells(row)));
        }
        lines.flush();
    }

    /** Rows as tab-separated lines under the headings. */
    static String text(List<ValueRow> rows) {
        return Stream.concat(Stream.of(headings()), rows.stream().map(ValuesViewModel::cells))
                .map(cells -> String.join("\t", cells))
                .collect(java.util.stream.Collectors.joining("\n", "", "\n"));
    }
}
