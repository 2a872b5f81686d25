package dev.reckoner.ui.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.MissingResourceException;
import java.util.Objects;
import javafx.scene.text.Font;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kordamp.ikonli.feather.Feather;

class LookTest {
    @Test
    void eachFamilyResolvesByTheNameThatTheStyleSheetsUse() {
        Fonts.load();
        assertThat(Font.font(Fonts.TEXT, 13).getName()).isEqualTo("Inter Regular");
        assertThat(Font.font(Fonts.STRONG, 13).getName()).isEqualTo("Inter SemiBold");
        assertThat(Font.font(Fonts.MONO, 13).getName()).isEqualTo("JetBrains Mono Regular");
    }

    @ParameterizedTest
    @EnumSource(Icons.class)
    void everyIconIsInThePack(Icons icon) {
        assertThat(Feather.findByDescription(icon.literal())).isNotNull();
    }

    @Test
    void argumentsFillTheText() {
        assertThat(Messages.get("tier.spoken", "contraindicated")).isEqualTo("Tier: contraindicated");
    }

    /** A key that is given twice silently takes its later text. */
    @Test
    void noKeyIsGivenTwice() throws IOException {
        var keys = new ArrayList<String>();
        for (var bundle : List.of("messages", "claims", "reexecution", "settings", "graph")) {
            try (var lines = new BufferedReader(new InputStreamReader(
                    Objects.requireNonNull(LookTest.class.getResourceAsStream(bundle + ".properties")),
                    StandardCharsets.UTF_8))) {
                lines.lines()
                        .filter(line -> !line.startsWith("#") && line.contains("="))
                        .forEach(line -> keys.add(line.substring(0, line.indexOf('='))));
            }
        }
        assertThat(keys).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    }

    @Test
    void anUnknownKeyIsAnError() {
        assertThatThrownBy(() -> Messages.get("no.such.key")).isInstanceOf(MissingResourceException.class);
    }
}
