package dev.reckoner.audit;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.ledger.LedgerException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** The column of tables that holds the name of a tier, which somebody may have edited. */
final class TierColumn {
    private TierColumn() {}

    /**
     * The tier of that name.
     *
     * @param table that the name was read from
     * @throws UncheckedIOException of LG-PROJECTION if there is none
     */
    static Tier tier(String name, String table) {
        return Arrays.stream(Tier.values())
                .filter(tier -> tier.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UncheckedIOException(new LedgerException(
                        "LG-PROJECTION",
                        "The table " + table + " was changed from outside: it says the tier '" + name
                                + "', which is none. Make the tables anew from the entries with 'reckoner rebuild'.")));
    }
}
