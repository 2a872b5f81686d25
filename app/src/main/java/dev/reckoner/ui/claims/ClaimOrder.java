package dev.reckoner.ui.claims;

/**
 * How the table is sorted; equals are newest first, and descending is exactly the other way round.
 *
 * @param column by which
 * @param descending the other way round
 */
record ClaimOrder(Column column, boolean descending) {
    /** Gravest first, newest first among equals. */
    static final ClaimOrder DEFAULT = new ClaimOrder(Column.TIER, false);

    /** What one can sort by. */
    enum Column {
        TIER,
        CLAIM,
        DAY,
        TIME,
        APPLICATION,
        OPERATOR,
        MODEL,
        EVIDENCE,
        VERDICT
    }

    /** The order of the case's tables. */
    dev.reckoner.ledger.projection.ClaimOrder ofTables() {
        return new dev.reckoner.ledger.projection.ClaimOrder(
                switch (column) {
                    case TIER -> dev.reckoner.ledger.projection.ClaimOrder.Column.TIER;
                    case CLAIM -> dev.reckoner.ledger.projection.ClaimOrder.Column.CLAIM;
                    case DAY, TIME -> dev.reckoner.ledger.projection.ClaimOrder.Column.TIME;
                    case APPLICATION -> dev.reckoner.ledger.projection.ClaimOrder.Column.APPLICATION;
                    case OPERATOR -> dev.reckoner.ledger.projection.ClaimOrder.Column.OPERATOR;
                    case MODEL -> dev.reckoner.ledger.projection.ClaimOrder.Column.MODEL;
                    case EVIDENCE -> dev.reckoner.ledger.projection.ClaimOrder.Column.EVIDENCE;
                    case VERDICT -> dev.reckoner.ledger.projection.ClaimOrder.Column.VERDICT;
                },
                descending);
    }
}
