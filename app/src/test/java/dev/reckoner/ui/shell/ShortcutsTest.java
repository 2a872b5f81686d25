package dev.reckoner.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.ui.task.Toolkit;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A letter that edits text with Ctrl is not taken from whoever types. */
class ShortcutsTest {
    @BeforeAll
    static void toolkit() {
        Toolkit.startWithoutDisplay();
    }

    private static KeyEvent pressed(KeyCode code, boolean ctrl) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, ctrl, false, false);
    }

    @Test
    void anOrdinaryLetterWorksEverywhereWithCtrl() {
        assertThat(Shortcuts.everywhere("R")).isEqualTo("Ctrl+R");
        assertThat(Shortcuts.insideTable("R")).isEqualTo("R");
        assertThat(Shortcuts.match("R", pressed(KeyCode.R, true), null)).isTrue();
        assertThat(Shortcuts.match("R", pressed(KeyCode.R, false), null)).isFalse();
    }

    @Test
    void aLetterThatPastesWithCtrlWorksAlone() {
        assertThat(Shortcuts.everywhere("V")).isEqualTo("V");
        assertThat(Shortcuts.match("V", pressed(KeyCode.V, false), null)).isTrue();
        assertThat(Shortcuts.match("V", pressed(KeyCode.V, true), null)).isFalse();
    }
}
