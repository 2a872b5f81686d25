package dev.reckoner.ui.control;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * A table or a picture that can be written to a file.
 *
 * @param name what it shows, for the name of the file
 * @param form of the file
 * @param writing writes it; called off the FX thread
 */
public record Export(String name, Form form, Writing writing) {
    private static final int LONGEST_NAME = 60;

    /** The forms of files. */
    public enum Form {
        CSV("csv"),
        PNG("png"),
        SVG("svg"),
        /** W3C's PROV-JSON. */
        PROV_JSON("prov.json"),
        GRAPHML("graphml");

        private final String extension;

        Form(String extension) {
            this.extension = extension;
        }

        /** The end of a file's name, after the dot. */
        public String extension() {
            return extension;
        }
    }

    /** Writes something. */
    @FunctionalInterface
    public interface Writing {
        /** Writes all of it; leaves the stream open. */
        void write(OutputStream out) throws IOException;
    }

    /** Text that is put together when it is written. */
    public static Export text(String name, Form form, Supplier<String> text) {
        return new Export(name, form, out -> out.write(text.get().getBytes(StandardCharsets.UTF_8)));
    }

    /** A name for the file, of letters and digits that every file system takes. */
    public String fileName() {
        String plain =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String cut = plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
        return (cut.isEmpty() ? "reckoner" : cut) + "." + form.extension();
    }
}
