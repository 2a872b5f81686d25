package dev.reckoner.ui.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokensTest {
    private static final List<String> TEXTS =
            List.of("text", "text-2", "text-3", "accent", "affirming", "warning", "contraindicated", "none");
    private static final List<String> GROUNDS = List.of("panel", "window", "header", "selected");

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyTextIsReadableOnEveryGroundItStandsOn(Theme theme) {
        for (String ground : GROUNDS) {
            for (String text : TEXTS) {
                assertContrast(theme, text, ground, 4.5);
            }
        }
        assertContrast(theme, "on-accent", "accent", 4.5);
        assertContrast(theme, "text", "inset", 4.5);
        assertContrast(theme, "text-2", "inset", 4.5);
        assertContrast(theme, "text-3", "inset", 4.5);
        assertContrast(theme, "text", "warning-soft", 4.5);
        assertContrast(theme, "text-2", "warning-soft", 4.5);
        assertContrast(theme, "text", "contraindicated-soft", 4.5);
        assertContrast(theme, "text-2", "contraindicated-soft", 4.5);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyTierIsReadableOnItsChip(Theme theme) {
        for (String tier : List.of("affirming", "warning", "contraindicated", "none")) {
            assertContrast(theme, tier, tier + "-soft", 4.5);
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void edgesAndFillsStandOutFromThePanel(Theme theme) {
        for (String shape :
                List.of("control", "focus", "fill-affirming", "fill-warning", "fill-contraindicated", "fill-none")) {
            assertContrast(theme, shape, "panel", 3.0);
        }
        for (int i = 1; i <= 6; i++) {
            assertContrast(theme, "series-" + i, "panel", 3.0);
        }
        assertContrast(theme, "focus", "window", 3.0);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void theHeatScaleRunsOneWay(Theme theme) {
        double direction = luminance(theme.tokens().colour("heat-4"))
                - luminance(theme.tokens().colour("heat-0"));
        for (int i = 1; i < 5; i++) {
            double step = luminance(theme.tokens().colour("heat-" + i))
                    - luminance(theme.tokens().colour("heat-" + (i - 1)));
            assertThat(step * Math.signum(direction)).as(theme + " step " + i).isPositive();
        }
    }

    @Test
    void everyLookHasTheSameNames() {
        assertThat(Theme.DARK.tokens().names()).isEqualTo(Theme.LIGHT.tokens().names());
        assertThat(Theme.HIGH_CONTRAST.tokens().names())
                .isEqualTo(Theme.LIGHT.tokens().names());
    }

    @Test
    void contrastIsThatOfWcag() {
        assertThat(contrast(Color.BLACK, Color.WHITE)).isEqualTo(21.0);
        assertThat(contrast(Color.web("#767676"), Color.WHITE)).isBetween(4.53, 4.55);
    }

    private static void assertContrast(Theme theme, String text, String ground, double least) {
        assertThat(contrast(theme.tokens().colour(text), theme.tokens().colour(ground)))
                .as("%s: %s on %s", theme, text, ground)
                .isGreaterThanOrEqualTo(least);
    }

    /** WCAG 2.2, contrast ratio. */
    private static double contrast(Color a, Color b) {
        double lighter = Math.max(luminance(a), luminance(b));
        double darker = Math.min(luminance(a), luminance(b));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
