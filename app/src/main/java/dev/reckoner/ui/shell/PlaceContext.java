package dev.reckoner.ui.shell;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.ui.control.Notices;
import dev.reckoner.ui.task.Background;

/**
 * What a place works with.
 *
 * @param auditCase the open case
 * @param background where long work and reading from disk run
 * @param navigator the way to other places
 * @param selection what is selected across places
 * @param notices where failures and results are told
 */
public record PlaceContext(
        AuditCase auditCase, Background background, Navigator navigator, Selection selection, Notices notices) {
    /** Makes a place, once per open case. */
    @FunctionalInterface
    public interface Factory {
        /** Makes the place; called on the FX thread when it is first shown. */
        Place make(PlaceContext context);
    }
}
