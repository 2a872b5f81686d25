package dev.reckoner.ui.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.MissingResourceException;
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

    @Test
    void anUnknownKeyIsAnError() {
        assertThatThrownBy(() -> Messages.get("no.such.key")).isInstanceOf(MissingResourceException.class);
    }
}
