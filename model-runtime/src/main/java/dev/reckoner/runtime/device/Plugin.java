package dev.reckoner.runtime.device;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A library of an execution provider that the analyst pointed at. It is code that runs with the analyst's rights; no trail can
 * name one.
 *
 * @param name under which ONNX Runtime registers it
 * @param library the file
 */
public record Plugin(String name, Path library) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public Plugin {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A name of a plugin library has 1 to 64 letters, digits, dots, hyphens or underscores, not '" + name
                            + "'");
        }
        library = library.toAbsolutePath().normalize();
    }
}
