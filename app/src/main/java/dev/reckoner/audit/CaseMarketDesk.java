package dev.reckoner.audit;

import dev.reckoner.ledger.CaseTables;
import java.io.IOException;

/** Reads the market off the tables of a case. */
final class CaseMarketDesk implements MarketDesk {
    private final RecordedCase audit;
    private final CaseTables tables;

    CaseMarketDesk(RecordedCase audit, CaseTables tables) {
        this.audit = audit;
        this.tables = tables;
    }

    @Override
    public CaseMarket read(MarketUnit unit) throws IOException {
        return new MarketReading(audit, tables, unit).read();
    }
}
