package dev.reckoner.ui.chart;

import dev.reckoner.runtime.localise.OperatorError;
import java.util.Optional;
import java.util.OptionalInt;

/** Names of the places in pictures of operators. */
final class OperatorTarget {
    private static final String OPERATOR = "operator:";
    private static final String FOLD = "fold:";

    private OperatorTarget() {}

    static String of(OperatorError operator) {
        return of(operator.index());
    }

    static String of(int index) {
        return OPERATOR + index;
    }

    static String of(StripColumn.Fold fold) {
        return FOLD + fold.from() + "-" + fold.to();
    }

    static OptionalInt operator(String target) {
        return target.startsWith(OPERATOR)
                ? OptionalInt.of(Integer.parseInt(target.substring(OPERATOR.length())))
                : OptionalInt.empty();
    }

    static Optional<StripColumn.Fold> fold(String target) {
        if (!target.startsWith(FOLD)) {
            return Optional.empty();
        }
        int dash = target.indexOf('-');
        return Optional.of(new StripColumn.Fold(
                Integer.parseInt(target.substring(FOLD.length(), dash)), Integer.parseInt(target.substring(dash + 1))));
    }
}
