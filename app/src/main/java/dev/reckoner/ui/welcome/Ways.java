package dev.reckoner.ui.welcome;

import java.nio.file.Path;

/** The ways into a case. Called on the FX thread; each asks, opens in the background and tells what failed. */
public interface Ways {
    /** Opens the sample case, which is made if it does not exist yet. */
    void sample();

    /** Asks for a folder and starts a case there. */
    void create();

    /** Asks for the folder of a case and opens it. */
    void choose();

    /** Opens the case in a folder, or asks how the backup in a file is to be restored. */
    void open(Path place);

    /** Asks for a backup and makes a case of it. */
    void restore();
}
