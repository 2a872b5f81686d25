package dev.reckoner.ledger;

import java.nio.file.Path;

/** Where this user's settings are, and what else is this user's and no case's. */
public final class UserFolder {
    private static final String PROPERTY = "reckoner.user.folder";

    private UserFolder() {}

    /** A folder, which need not exist. */
    public static Path path() {
        var home = Path.of(System.getProperty("user.home", "."), ".reckoner");
        return Path.of(System.getProperty(PROPERTY, home.toString()));
    }
}
