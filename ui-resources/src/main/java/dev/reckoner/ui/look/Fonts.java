package dev.reckoner.ui.look;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.scene.text.Font;

/** The two families of the window. They come with the program, so that it looks the same everywhere. */
public final class Fonts {
    /** Text. */
    public static final String TEXT = "Inter";
    /** Names and titles. */
    public static final String STRONG = "Inter SemiBold";
    /** Figures, hashes, code. */
    public static final String MONO = "JetBrains Mono";

    private static final List<String> FILES = List.of(
            "/com/formdev/flatlaf/fonts/inter/Inter-Regular.otf",
            "/com/formdev/flatlaf/fonts/inter/Inter-SemiBold.otf",
            "/com/formdev/flatlaf/fonts/jetbrains_mono/JetBrainsMono-Regular.ttf",
            "/com/formdev/flatlaf/fonts/jetbrains_mono/JetBrainsMono-Bold.ttf");

    private Fonts() {}

    /** Loads the four files; call it once before the first scene is shown. A second call does no harm. */
    public static void load() {
        FILES.forEach(Fonts::load);
    }

    private static void load(String file) {
        try (InputStream in = Objects.requireNonNull(Fonts.class.getResourceAsStream(file), file)) {
            Objects.requireNonNull(Font.loadFont(in, 13), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
