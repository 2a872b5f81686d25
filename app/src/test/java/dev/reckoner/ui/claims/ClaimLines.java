package dev.reckoner.ui.claims;

import dev.reckoner.audit.ClaimRow;

/** Looks into the items of the claims table. */
public final class ClaimLines {
    private ClaimLines() {}

    /** The row of the case behind an item. */
    public static ClaimRow row(Object item) {
        return ((ClaimLine) item).row();
    }
}
