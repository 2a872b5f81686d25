package dev.reckoner.ui.ledger;

import dev.reckoner.audit.LedgerState;
import dev.reckoner.ledger.LedgerFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What verifying found, in lines for a file: of which case, when, and every failure with its code and its entry. */
final class ResultLines {
    private ResultLines() {}

    static List<String> of(Path folder, LedgerState state) {
        var lines = new ArrayList<String>();
        lines.add(folder.toString());
        lines.add(VerifyWords.sentence(state));
        lines.add(VerifyWords.about(state));
        state.verification()
                .ifPresentOrElse(
                        done -> {
                            done.notes().forEach(note -> lines.add(note.code() + "\t\t" + note.sentence()));
                            done.found().forEach(failure -> lines.add(line(failure)));
                        },
                        () -> lines.addAll(state.failures()));
        return List.copyOf(lines);
    }

    private static String line(LedgerFailure failure) {
        String entry =
                failure.entry().isPresent() ? "\tentry " + failure.entry().getAsLong() : "\t";
        return failure.code() + entry + "\t" + failure.sentence();
    }
}
