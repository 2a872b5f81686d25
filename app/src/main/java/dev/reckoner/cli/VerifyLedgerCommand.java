package dev.reckoner.cli;

import dev.reckoner.ledger.LedgerException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code verify-ledger}. */
@Command(
        name = "verify-ledger",
        description = {
            "Recomputes every entry, the tree, the signed heads, every blob and every table of a case.",
            "A case agrees with itself also when somebody who has its key made all of it anew: give a head that was kept elsewhere."
        })
final class VerifyLedgerCommand implements Callable<Integer> {
    @Mixin
    private KeptHeadOption kept = new KeptHeadOption();

    @Mixin
    private CaseFolder folder = new CaseFolder();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        var heads = kept.read();
        try (var examined = folder.examine()) {
            // First, since a head of another log ends the command.
            var compared = kept.compare(heads, examined);
            var state = examined.verify();
            return say(VerifiedLedger.of(
                    state, state.intact() ? Optional.of(examined.head()) : Optional.empty(), compared));
        } catch (LedgerException refused) {
            if (!Damage.CHANGED.contains(refused.code())) {
                throw refused;
            }
            return say(refused);
        }
    }

    private int say(VerifiedLedger answer) {
        if (output.json()) {
            output.json(LedgerReport.of(answer, folder.path()));
        } else {
            new VerifiedText(answer, folder.path(), output).print();
        }
        return answer.verdict().exit();
    }

    private int say(LedgerException refused) {
        if (output.json()) {
            output.json(LedgerReport.Refused.of(refused, folder.path()));
        } else {
            output.line(LedgerReport.Refused.HEADLINE);
            output.line("  " + refused.code() + ": " + refused.sentence());
            output.line("What to do: " + Damage.of(refused).advice(folder.path()));
        }
        return LedgerVerdict.NOT_INTACT.exit();
    }
}
