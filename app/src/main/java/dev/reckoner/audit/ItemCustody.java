package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import java.util.List;
import java.util.Optional;

/**
 * An item of a case and every handling of it that was recorded.
 *
 * @param what its name
 * @param item its digest; empty for the case itself
 * @param handling in the order of the ledger; empty where none was recorded
 */
public record ItemCustody(String what, Optional<Digest> item, List<CustodyLine> handling) {
    public ItemCustody {
        handling = List.copyOf(handling);
    }
}
