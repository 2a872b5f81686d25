package dev.reckoner.ui.welcome;

import dev.reckoner.ui.shell.FirstSteps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Remembers in the settings that the first steps were closed: the file is there, or it is not. */
public final class FirstStepsFile implements FirstSteps {
    private final Path file;
    private boolean closed;

    /**
     * The note in a file.
     *
     * @param file made when the steps are closed
     */
    public FirstStepsFile(Path file) {
        this.file = file;
        this.closed = Files.exists(file);
    }

    @Override
    public boolean wanted() {
        return !closed;
    }

    /** Where the settings cannot be written they stay closed until the program ends: a hint is worth no complaint. */
    @Override
    public void dismiss() {
        closed = true;
        try {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.writeString(file, "The first steps of the sample case were closed.\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            closed = true;
        }
    }
}
