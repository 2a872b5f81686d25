package dev.reckoner.ui.look;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;

/**
 * The colours of one token file, for canvases and for the contrast test. Style sheets use the same names as looked-up
 * colours.
 */
public final class Tokens {
    private static final Pattern LINE = Pattern.compile("-rk-([a-z0-9-]+):\\s*(#[0-9A-Fa-f]{6});");
    private static final Map<String, Tokens> LOADED = new ConcurrentHashMap<>();

    private final Map<String, Color> colours;

    private Tokens(Map<String, Color> colours) {
        this.colours = colours;
    }

    static Tokens load(String file) {
        return LOADED.computeIfAbsent(file, name -> new Tokens(read(name)));
    }

    private static Map<String, Color> read(String file) {
        try (InputStream in = Objects.requireNonNull(Tokens.class.getResourceAsStream("css/" + file), file)) {
            var colours = new TreeMap<String, Color>();
            LINE.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .forEach(line -> colours.put(line.group(1), Color.web(line.group(2))));
            return colours;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A colour by its name without the prefix.
     *
     * @param name for example {@code fill-warning} or {@code text-2}
     */
    public Color colour(String name) {
        Color colour = colours.get(name);
        if (colour == null) {
            throw new IllegalArgumentException("No colour token is called " + name);
        }
        return colour;
    }

    /** All names, sorted. */
    public java.util.Set<String> names() {
        return java.util.Collections.unmodifiableSet(colours.keySet());
    }
}
