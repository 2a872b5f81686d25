package dev.reckoner.trail;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which names of entries are safe, and how a hostile one is shown. */
final class EntryNames {
    private static final int MOST_CHARACTERS = 200;
    private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:.*", Pattern.DOTALL);
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private EntryNames() {}

    /** Why the name must not be used; empty where it is a plain relative path. */
    static Optional<TrailFormatException> complaint(String name) {
        String path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        String[] parts = path.split("/", -1);
        if (parts.length > Limits.FOLDER_DEPTH) {
            return Optional.of(
                    complaint("TR-PATH-DEPTH", name, "lies deeper than " + Limits.FOLDER_DEPTH + " folders"));
        }
        boolean leaves = path.startsWith("/")
                || path.indexOf('\\') >= 0
                || DRIVE.matcher(path).matches()
                || path.chars().anyMatch(c -> c < 0x20)
                || Arrays.stream(parts).anyMatch(p -> p.isEmpty() || p.equals(".") || p.equals(".."));
        return leaves
                ? Optional.of(complaint("TR-PATH-ESCAPE", name, "has a name that could point outside the archive"))
                : Optional.empty();
    }

    /** The name without characters that would disturb a table or a terminal, and not too long for it. */
    static String shown(String name) {
        return WellFormedText.beginning(INVISIBLE.matcher(name).replaceAll("\uFFFD"), MOST_CHARACTERS);
    }

    private static TrailFormatException complaint(String code, String name, String what) {
        return new TrailFormatException(
                code,
                "entry " + shown(name),
                "The entry " + what + "; it was not read",
                "Ask the producer how the archive was made; an honest tool does not write such names.");
    }
}
