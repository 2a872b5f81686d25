package dev.reckoner.ui.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IconGlyphTest {
    private static final Pattern POINT = Pattern.compile("(-?[0-9.]+),(-?[0-9.]+)");

    private static double[] numbers(String path, int group) {
        return POINT.matcher(path)
                .results()
                .map((MatchResult point) -> point.group(group))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    @ParameterizedTest
    @EnumSource(Icons.class)
    void everyOutlineLiesOnItsSquare(Icons icon) {
        String outline = IconGlyph.of(icon.literal()).outline();
        assertThat(outline).startsWith("M").endsWith("Z");
        for (int group = 1; group <= 2; group++) {
            assertThat(Arrays.stream(numbers(outline, group)).boxed())
                    .isNotEmpty()
                    .allMatch(at -> at >= -0.1 && at <= 24.1);
        }
    }

    /** Feather draws it from 3 to 21 with a stroke of 2. */
    @Test
    void aSquareIsWhereItsDrawingHasIt() {
        String outline = IconGlyph.of("fth-square").outline();
        for (int group = 1; group <= 2; group++) {
            double[] at = numbers(outline, group);
            assertThat(Arrays.stream(at).min().orElseThrow()).isCloseTo(2, within(0.1));
            assertThat(Arrays.stream(at).max().orElseThrow()).isCloseTo(22, within(0.1));
        }
    }

    @Test
    void aLetterIsOfTheFontThatHasIt() {
        assertThat(IconGlyph.font(14).getFamily()).isEqualTo("FeatherIcons");
        assertThat(IconGlyph.of("fth-square").letter()).hasSize(1);
    }

    @Test
    void anIconThatThePackDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> IconGlyph.of("fth-no-such-icon")).isInstanceOf(RuntimeException.class);
    }
}
