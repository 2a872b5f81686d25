package dev.reckoner.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The keys of the frame and of the place in sight. Keys without Ctrl or Alt rest while the person types into a field. */
final class Keys {
    private static final List<KeyCode> DIGITS = List.of(
            KeyCode.DIGIT1,
            KeyCode.DIGIT2,
            KeyCode.DIGIT3,
            KeyCode.DIGIT4,
            KeyCode.DIGIT5,
            KeyCode.DIGIT6,
            KeyCode.DIGIT7,
            KeyCode.DIGIT8,
            KeyCode.DIGIT9,
            KeyCode.DIGIT0);

    private final Workbench workbench;

    Keys(Workbench workbench) {
        this.workbench = workbench;
    }

    void pressed(KeyEvent event) {
        if (typing(event) && !event.isShortcutDown() && !event.isAltDown()) {
            return;
        }
        action(event).ifPresent(run -> {
            run.run();
            event.consume();
        });
    }

    private Optional<Runnable> action(KeyEvent event) {
        int digit = DIGITS.indexOf(event.getCode());
        if (digit >= 0 && !event.isAltDown() && !event.isShiftDown()) {
            return Optional.of(() -> workbench.show(place(digit + 1)));
        }
        return placeAction(event).or(() -> frame(event));
    }

    private static PlaceId place(int number) {
        return Stream.of(PlaceId.values())
                .filter(place -> place.number() == number)
                .findFirst()
                .orElseThrow();
    }

    private Optional<Runnable> placeAction(KeyEvent event) {
        Stream<PlaceAction> actions = workbench.actions().stream();
        return actions.filter(action -> Shortcuts.match(action.key(), event, focus()))
                .<Runnable>map(action -> action::run)
                .findFirst();
    }

    private @org.jspecify.annotations.Nullable Node focus() {
        return workbench.getScene() == null ? null : workbench.getScene().getFocusOwner();
    }

    /** A question mark asks for the list of keys, on whatever key the keyboard has it. */
    void typed(KeyEvent event) {
        if ("?".equals(event.getCharacter()) && !typing(event)) {
            workbench.help();
            event.consume();
        }
    }

    private Optional<Runnable> frame(KeyEvent event) {
        if (event.isShortcutDown()) {
            return switch (event.getCode()) {
                case K -> Optional.of(workbench::search);
                case O -> Optional.of(workbench::importTrail);
                case I -> Optional.of(workbench::toggleInspector);
                default -> Optional.empty();
            };
        }
        return switch (event.getCode()) {
            case LEFT -> event.isAltDown() ? Optional.of(workbench::back) : Optional.empty();
            case RIGHT -> event.isAltDown() ? Optional.of(workbench::forward) : Optional.empty();
            case ESCAPE -> Optional.of(workbench::escape);
            case F1 -> Optional.of(workbench::help);
            default -> Optional.empty();
        };
    }

    private static boolean typing(KeyEvent event) {
        return event.getTarget() instanceof TextInputControl
                || (event.getSource() instanceof Scene scene && focused(scene) instanceof TextInputControl);
    }

    private static @org.jspecify.annotations.Nullable Node focused(Scene scene) {
        return scene.getFocusOwner();
    }
}
