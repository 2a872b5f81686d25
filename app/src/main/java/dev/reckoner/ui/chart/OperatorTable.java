package dev.reckoner.ui.chart;

import dev.reckoner.runtime.localise.Localisation;
import dev.reckoner.runtime.localise.OperatorError;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Operators in words and as a table. */
public final class OperatorTable {
    private OperatorTable() {}

    /** Every operator that was checked, in the order of the graph. */
    public static Picture.Twin of(Localisation found) {
        return new Picture.Twin(
                Stream.of("index", "type", "name", "local", "bound", "multiple", "drift", "verdict", "reason")
                        .map(key -> Messages.get("operators.column." + key))
                        .toList(),
                found.operators().stream().map(OperatorTable::row).toList());
    }

    private static List<String> row(OperatorError operator) {
        return List.of(
                Integer.toString(operator.index()),
                operator.type(),
                operator.name(),
                Numbers.error(operator.localError()),
                bound(operator),
                Numbers.multiple(operator.multiple()),
                Numbers.error(operator.drift()),
                word(operator),
                operator.reason());
    }

    /** The bound in words where it is that nothing may differ. */
    public static String bound(OperatorError operator) {
        return operator.bound() == 0 ? Messages.get("operators.exact") : Numbers.error(operator.bound());
    }

    private static String word(OperatorError operator) {
        return Messages.get("verdict." + operator.verdict().name().toLowerCase(Locale.ROOT));
    }

    /** An operator in one line; whether it is the guilty one is said as well. */
    static String words(Localisation found, OperatorError operator) {
        String figures = Messages.get(
                "operators.words",
                operator.type(),
                operator.name(),
                Numbers.error(operator.localError()),
                bound(operator),
                Numbers.multiple(operator.multiple()),
                Numbers.error(operator.drift()));
        boolean guilty = found.guilty().isPresent() && found.guilty().getAsInt() == operator.index();
        return guilty
                ? figures + ". " + Messages.get("operators.guilty", Numbers.multiple(operator.multiple()))
                : figures;
    }
}
