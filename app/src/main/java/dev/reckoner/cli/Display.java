package dev.reckoner.cli;

import java.util.Locale;

/** Whether a window can be shown. */
final class Display {
    private Display() {}

    /** On Windows and macOS there is one; elsewhere X11 or Wayland must be announced in the environment. */
    static boolean present() {
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("win") || system.contains("mac")) {
            return true;
        }
        return announced("DISPLAY") || announced("WAYLAND_DISPLAY");
    }

    private static boolean announced(String variable) {
        var value = System.getenv(variable);
        return value != null && !value.isBlank();
    }
}
