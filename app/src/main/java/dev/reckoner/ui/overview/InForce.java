package dev.reckoner.ui.overview;

import dev.reckoner.audit.AttributionDesk;
import dev.reckoner.audit.IsolationEffect;
import dev.reckoner.audit.IsolationRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Isolations in force, newest first.
 *
 * @param shown the newest few with what they touch
 * @param more how many there are besides
 */
record InForce(List<Touching> shown, int more) {
    /** Nothing is isolated. */
    static final InForce NONE = new InForce(List.of(), 0);

    /** What an isolation touches is read claim by claim, so only of few. */
    private static final int MOST = 3;

    InForce {
        shown = List.copyOf(shown);
    }

    /** An isolation with what it touches. */
    record Touching(IsolationRow row, IsolationEffect effect) {}

    /** Reads the disk: not for the FX thread. */
    static InForce of(AttributionDesk desk) throws IOException {
        var rows = desk.isolations().reversed().stream()
                .filter(IsolationRow::inForce)
                .toList();
        var shown = new ArrayList<Touching>();
        for (var row : rows.subList(0, Math.min(MOST, rows.size()))) {
            shown.add(new Touching(row, desk.effect(row.isolation().scope())));
        }
        return rows.isEmpty() ? NONE : new InForce(shown, rows.size() - shown.size());
    }
}
