package dev.reckoner.ui.ledger;

import dev.reckoner.appraise.Tier;
import dev.reckoner.audit.LedgerState;
import dev.reckoner.ui.control.Notice;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.PlaceContext;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The state of the ledger and the command that verifies it. */
final class LedgerViewModel {
    private final PlaceContext context;
    private final ReadOnlyObjectWrapper<LedgerState> state;

    LedgerViewModel(PlaceContext context) {
        this.context = context;
        state = new ReadOnlyObjectWrapper<>(context.auditCase().ledger());
        context.auditCase()
                .onChange(context.background()
                        .coalesced(() -> state.set(context.auditCase().ledger())));
    }

    ReadOnlyObjectProperty<LedgerState> state() {
        return state.getReadOnlyProperty();
    }

    /** Recomputes everything, as a job. */
    void verify() {
        context.background()
                .submit(
                        Messages.get("ledger.verify.job"),
                        progress -> context.auditCase().verifyLedger(progress),
                        state::set,
                        failure -> context.notices()
                                .add(Notice.failure(
                                        Messages.get("ledger.verify.failed"),
                                        context.auditCase().folder().toString(),
                                        String.valueOf(failure.getMessage()),
                                        "LE-VERIFY-FAILED")));
    }

    /** What the result amounts to. */
    static Tier tier(LedgerState state) {
        if (!state.failures().isEmpty()) {
            return Tier.CONTRAINDICATED;
        }
        return state.verified() ? Tier.AFFIRMING : Tier.NONE;
    }

    /** The result in a sentence. */
    static String sentence(LedgerState state) {
        return switch (tier(state)) {
            case CONTRAINDICATED ->
                Messages.get("ledger.damaged", state.failures().size());
            case AFFIRMING -> Messages.get("ledger.intact", state.entries());
            case NONE, WARNING -> Messages.get("ledger.unverified");
        };
    }
}
