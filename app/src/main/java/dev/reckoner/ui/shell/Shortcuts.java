package dev.reckoner.ui.shell;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * The one rule for keys: Ctrl and a letter work everywhere; the letter alone does the same while the keyboard is in a table,
 * a list or a chart, where nothing can be typed. Letters that edit text with Ctrl work alone, wherever nothing is typed.
 */
final class Shortcuts {
    private static final String CTRL = "Ctrl+";
    /** With Ctrl these edit text, on every system, or open the inspector: such a letter works alone, wherever nothing is typed. */
    private static final String EDITING = "ACIVXYZ";

    private Shortcuts() {}

    /** How a key is shown: {@code R} and {@code Ctrl+R} are both {@code Ctrl+R}, which works everywhere; {@code V} stays. */
    static String everywhere(String key) {
        return isLetter(key) && !EDITING.contains(key) ? CTRL + key : key;
    }

    /** The letter that does the same inside a table; empty text where there is none. */
    static String insideTable(String key) {
        String everywhere = everywhere(key);
        String rest = everywhere.startsWith(CTRL) ? everywhere.substring(CTRL.length()) : "";
        return isLetter(rest) ? rest : "";
    }

    /** True if a pressed key means this one, with the keyboard at that node. */
    static boolean match(String key, KeyEvent event, @Nullable Node focus) {
        if (key.isEmpty()) {
            return false;
        }
        if (combination(everywhere(key)).match(event)) {
            return true;
        }
        String letter = insideTable(key);
        return !letter.isEmpty() && inTable(focus) && combination(letter).match(event);
    }

    private static boolean inTable(@Nullable Node focus) {
        for (Node node = focus; node != null; node = node.getParent()) {
            if (node instanceof TableView<?>
                    || node instanceof TreeTableView<?>
                    || node instanceof ListView<?>
                    || node instanceof TreeView<?>
                    || node.getAccessibleRole() == AccessibleRole.IMAGE_VIEW) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLetter(String key) {
        return key.length() == 1 && Character.isLetter(key.charAt(0));
    }

    private static KeyCombination combination(String key) {
        return KeyCombination.keyCombination(key.replace("Ctrl", "Shortcut"));
    }
}
