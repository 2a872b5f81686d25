package dev.reckoner.ui.look;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.QuadCurveTo;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * An icon for pictures: a letter of the icons' font for a canvas, its outline for a drawing that is read where the font is not.
 * Icons are drawn on a square of 24, whose upper edge is 22.5 above the baseline.
 */
public final class IconGlyph {
    /** Side of the square that icons are drawn on. */
    public static final double GRID = 24;

    private static final double ASCENT = 22.5;
    private static final String FAMILY = "FeatherIcons";
    private static final Map<String, IconGlyph> MADE = new ConcurrentHashMap<>();

    private static final Map<Double, Font> FONTS = new ConcurrentHashMap<>();

    static {
        // The font is loaded with the first icon that is made; before, another would stand in for it.
        letter(Icons.NONE.literal());
    }

    private final String letter;

    private IconGlyph(String letter) {
        this.letter = letter;
    }

    /**
     * The icon of a literal; on any thread.
     *
     * @throws IllegalArgumentException if the pack has none of that name
     */
    public static IconGlyph of(String literal) {
        return MADE.computeIfAbsent(literal, name -> new IconGlyph(letter(name)));
    }

    private static String letter(String literal) {
        return new FontIcon(literal).getText();
    }

    /** The font in which an icon is that large, pixels. */
    public static Font font(double size) {
        return FONTS.computeIfAbsent(size, of -> Font.font(FAMILY, of));
    }

    /** How far the baseline lies under the upper edge of an icon of that size. */
    public static double baseline(double size) {
        return size * ASCENT / GRID;
    }

    /** The letter. */
    public String letter() {
        return letter;
    }

    /** The same as path data of SVG, on the square of 24 from its upper left corner; to be filled. */
    public String outline() {
        var text = new Text(letter);
        text.setFont(font(GRID));
        var path = (Path) Shape.union(text, new Rectangle());
        return path.getElements().stream().map(IconGlyph::written).collect(Collectors.joining(" "));
    }

    private static String written(PathElement element) {
        return switch (element) {
            case MoveTo to -> "M" + point(to.getX(), to.getY());
            case LineTo to -> "L" + point(to.getX(), to.getY());
            case QuadCurveTo to -> "Q" + point(to.getControlX(), to.getControlY()) + " " + point(to.getX(), to.getY());
            case CubicCurveTo to ->
                "C" + point(to.getControlX1(), to.getControlY1()) + " " + point(to.getControlX2(), to.getControlY2())
                        + " " + point(to.getX(), to.getY());
            case ClosePath end -> "Z";
            default -> throw new IllegalStateException("A letter has no such part: " + element);
        };
    }

    private static String point(double x, double y) {
        return String.format(Locale.ROOT, "%.2f,%.2f", x, y + ASCENT);
    }
}
