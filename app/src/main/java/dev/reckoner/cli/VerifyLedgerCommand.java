package dev.reckoner.cli;

import dev.reckoner.audit.TaskProgress;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code verify-ledger}. */
@Command(
        name = "verify-ledger",
        description = "Recomputes every entry, the tree, the signed head and every blob of a case.")
final class VerifyLedgerCommand implements Callable<Integer> {
    @Mixin
    private CaseFolder folder = new CaseFolder();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        try (var audit = folder.openAsItIs()) {
            var state = audit.verifyLedger(TaskProgress.SILENT);
            if (output.json()) {
                output.json(state);
            } else if (state.intact()) {
                output.line("Intact: " + state.entries() + " entries, root " + state.root());
            } else {
                output.line("The ledger does not agree with itself:");
                state.failures().forEach(failure -> output.line("  " + failure));
            }
            return state.intact() ? ExitCode.AFFIRMING : ExitCode.CONTRAINDICATED;
        }
    }
}
