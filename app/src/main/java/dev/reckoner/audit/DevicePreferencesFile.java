package dev.reckoner.audit;

import dev.reckoner.runtime.device.Plugin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.OptionalInt;

/**
 * Keeps the preferences as JSON in the user's settings.
 *
 * @param file need not exist
 */
record DevicePreferencesFile(Path file) {
    private static final String FORMAT = "reckoner-devices/1";
    private static final int LARGEST = 1 << 20;

    /** As the file has it. */
    private record Kept(String format, List<KeptPlugin> plugins, OptionalInt memoryMebibytes, OptionalInt minutes) {}

    private record KeptPlugin(String name, String library) {}

    /**
     * Reads them; nothing is set where there is no file.
     *
     * @throws IOException if the file cannot be read, or is another one
     */
    DevicePreferences read() throws IOException {
        byte[] json;
        try (InputStream input = Files.newInputStream(file)) {
            json = input.readNBytes(LARGEST);
        } catch (NoSuchFileException none) {
            return DevicePreferences.NONE;
        }
        try {
            Kept kept = CaseJson.value(json, Kept.class);
            if (!kept.format().equals(FORMAT)) {
                throw new IllegalArgumentException("its format is " + kept.format());
            }
            return new DevicePreferences(
                    kept.plugins().stream()
                            .map(each -> new Plugin(each.name(), Path.of(each.library())))
                            .toList(),
                    kept.memoryMebibytes(),
                    kept.minutes());
        } catch (IOException | IllegalArgumentException | NullPointerException e) {
            throw new IOException(
                    "The settings of devices in " + file + " cannot be read. Put them right, or delete the file.", e);
        }
    }

    /** Writes them in place of what was there, or not at all. */
    void write(DevicePreferences preferences) throws IOException {
        var plugins = preferences.plugins().stream()
                .map(each -> new KeptPlugin(each.name(), each.library().toString()))
                .toList();
        var kept = new Kept(FORMAT, plugins, preferences.memoryMebibytes(), preferences.minutes());
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.resolveSibling("");
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, "devices", ".json");
        Files.writeString(fresh, CaseJson.text(kept) + "\n", StandardCharsets.UTF_8);
        Files.move(fresh, absolute, StandardCopyOption.REPLACE_EXISTING);
    }
}
