package dev.reckoner.ledger;

import java.util.Optional;

/**
 * How a new case is kept.
 *
 * @param passphrase that it is encrypted under
 * @param database that has its tables; the case's folder where empty
 */
public record CaseSetup(Optional<Passphrase> passphrase, Optional<CaseDatabase> database) {
    /** In its folder, not encrypted. */
    public static final CaseSetup PLAIN = new CaseSetup(Optional.empty(), Optional.empty());

    /** In its folder, encrypted under that passphrase. */
    public static CaseSetup encrypted(Passphrase passphrase) {
        return new CaseSetup(Optional.of(passphrase), Optional.empty());
    }

    /** With its tables on a server. */
    public static CaseSetup shared(CaseDatabase database) {
        return new CaseSetup(Optional.empty(), Optional.of(database));
    }

    void require() throws LedgerException {
        if (passphrase.isPresent() && database.isPresent()) {
            throw new LedgerException(
                    "LG-SHARED-ENCRYPTED",
                    "A case whose tables are on a server cannot be encrypted under a passphrase: the server would hold"
                            + " them in the clear. Make it in a folder alone, or let the server encrypt its disk.");
        }
    }
}
