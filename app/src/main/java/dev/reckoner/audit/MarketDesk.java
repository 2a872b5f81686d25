package dev.reckoner.audit;

import java.io.IOException;

/** Whether users answered to what became known. Reads the disk: not for the FX thread. */
public interface MarketDesk {
    /**
     * Reads who used whom, and what became known of them.
     *
     * @param unit by whom use is counted
     */
    CaseMarket read(MarketUnit unit) throws IOException;
}
