package dev.reckoner.ledger;

import java.io.IOException;

/** The tables of a ledger's own database. */
final class LedgerTables implements CaseTables {
    private final Ledger ledger;
    private final EntryTable table;
    private final EntryRows view;

    /**
     * As one side sees them.
     *
     * @param view what is read
     */
    LedgerTables(Ledger ledger, EntryTable table, EntryRows view) {
        this.ledger = ledger;
        this.table = table;
        this.view = view;
    }

    @Override
    public <T> T read(Work<T> work) throws IOException {
        return view.read(work);
    }

    @Override
    public <T> T write(Work<T> work) throws IOException {
        synchronized (ledger) {
            T result = table.write(work);
            if (!ledger.isRecording()) {
                table.commitTables();
            }
            return result;
        }
    }
}
