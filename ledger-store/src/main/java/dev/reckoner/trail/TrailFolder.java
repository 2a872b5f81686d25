package dev.reckoner.trail;

import java.util.List;
import java.util.Optional;

/** A folder or a ZIP: several files that may belong together. Names are relative, with {@code /} between parts. */
public interface TrailFolder {
    /** The name for messages. */
    String name();

    /** All entries' relative names in a stable order, unsafe names left out (they were reported as problems). */
    List<String> entries();

    /** The file of that relative name. */
    Optional<TrailFile> file(String entry);
}
