package dev.reckoner.audit;

import java.nio.file.Path;

/** Where this user's settings are. */
public final class UserSettings {
    private UserSettings() {}

    /** A folder, which need not exist. */
    public static Path folder() {
        return Path.of(System.getProperty("user.home", "."), ".reckoner");
    }
}
