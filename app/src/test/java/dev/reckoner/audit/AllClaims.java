package dev.reckoner.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Every claim of a small case, in the order of import. */
public final class AllClaims {
    private AllClaims() {}

    /** Reads them. */
    public static List<ClaimRow> of(AuditCase audit) {
        var rows = new ArrayList<ClaimRow>();
        try {
            audit.eachClaim(rows::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
