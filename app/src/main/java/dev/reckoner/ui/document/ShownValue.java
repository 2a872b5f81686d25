package dev.reckoner.ui.document;

import dev.reckoner.trail.document.DocumentField;
import java.util.regex.Pattern;

/** Values as the tree writes them: long hexadecimal as its first and last six digits, everything else whole. */
final class ShownValue {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{32,}");

    private ShownValue() {}

    /** The value in the tree; what is copied and read aloud is the whole one. */
    static String of(DocumentField field) {
        String value = field.value();
        return HASH.matcher(value).matches()
                ? value.substring(0, 6) + "…" + value.substring(value.length() - 6)
                : value;
    }
}
