package dev.reckoner.ui.shell;

/** The way out of the open case; the window provides it. Called on the FX thread. */
public interface CaseDoor {
    /** A door that leads nowhere, for pictures and tests. */
    CaseDoor CLOSED = new CaseDoor() {
        @Override
        public void create() {}

        @Override
        public void choose() {}

        @Override
        public void leave() {}

        @Override
        public void restore() {}
    };

    /** Starts a new case. */
    void create();

    /** Asks for a case to open. */
    void choose();

    /** Asks for a backup, and for where it is to become a case. */
    void restore();

    /** Closes this case and goes back to the welcome. */
    void leave();
}
