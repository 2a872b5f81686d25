package dev.reckoner.ui;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.TaskProgress;
import java.io.IOException;
import java.nio.file.Path;

/** How the window gets a case. Called off the FX thread. */
public interface Cases {
    /** Opens the case in a folder. */
    AuditCase open(Path folder, TaskProgress progress) throws IOException;

    /** Starts a case in an empty or absent folder. */
    AuditCase create(Path folder, TaskProgress progress) throws IOException;

    /** Opens the sample case, which is made if it does not exist yet. */
    AuditCase sample(TaskProgress progress) throws IOException;
}
