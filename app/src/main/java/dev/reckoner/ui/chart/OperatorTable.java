package dev.reckoner.ui.chart;

import dev.reckoner.runtime.compare.Verdict;
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
                found.operators().stream().map(OperatorTable::row).toList(),
                guilty(found));
    }

    private static int guilty(Localisation found) {
        return Math.max(
                0, found.guiltyOperator().map(found.operators()::indexOf).orElse(0));
    }

    private static List<String> row(OperatorError operator) {
        return List.of(
                Integer.toString(operator.index()),
                operator.type(),
                operator.name(),
                figure(operator.localError()),
                bound(operator),
                multiple(operator),
                figure(operator.drift()),
                word(operator),
                operator.reason());
    }

    /** An error or a drift, in the form that a column of them needs. */
    private static String figure(double error) {
        return Double.isNaN(error) ? Messages.get("operators.unknown") : Numbers.power10(error);
    }

    /** The bound, in words where there is none: none is computed of what is equal, and what only moves values has none. */
    public static String bound(OperatorError operator) {
        if (Double.isNaN(operator.bound())) {
            return Messages.get("operators.bound.unknown");
        }
        return operator.bound() > 0
                ? Numbers.power10(operator.bound())
                : Messages.get(operator.multiple() > 0 ? "operators.bound.equal" : "operators.bound.unneeded");
    }

    /** How many times the bound, in words where nothing differs or nothing bounds it. */
    public static String multiple(OperatorError operator) {
        if (Double.isNaN(operator.multiple())) {
            return Messages.get("operators.unknown");
        }
        return isEqual(operator) ? Messages.get("operators.equal") : Numbers.multiple(operator.multiple());
    }

    private static boolean isEqual(OperatorError operator) {
        return operator.verdict() == Verdict.BIT_EXACT;
    }

    private static String word(OperatorError operator) {
        return Messages.get("verdict." + operator.verdict().name().toLowerCase(Locale.ROOT));
    }

    /** An operator in one line; whether it is the guilty one is said as well. */
    static String words(Localisation found, OperatorError operator) {
        String figures = Messages.get(
                isEqual(operator) ? "operators.words.equal" : "operators.words",
                operator.type(),
                operator.name(),
                figure(operator.localError()),
                bound(operator),
                multiple(operator),
                figure(operator.drift()));
        boolean guilty = found.guilty().isPresent() && found.guilty().getAsInt() == operator.index();
        return guilty
                ? figures + ". " + Messages.get("operators.guilty", Numbers.multiple(operator.multiple()))
                : figures;
    }
}
