package dev.reckoner.audit;

import java.util.regex.Pattern;

/** What an enclave is called whose id is the hash of its key: the ends of that, wherever it is named. That it is one is said apart. */
public final class EnclaveName {
    private static final Pattern ID = Pattern.compile("0x[0-9a-fA-F]{64}");
    private static final String KIND = "TEE ";
    private static final int HEAD = 8;
    private static final int TAIL = 6;

    private EnclaveName() {}

    /** True of the id of an enclave. */
    public static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    /** {@code 0x1fde65…0ed768} of the id of an enclave; another name as it is. */
    public static String of(String id) {
        return isId(id) ? id.substring(0, HEAD) + "…" + id.substring(id.length() - TAIL) : id;
    }

    /** A name that a trail gives, without the word for the kind of thing that readers of trails put before it. */
    static String plain(String name) {
        return name.startsWith(KIND + "0x") ? name.substring(KIND.length()) : name;
    }
}
