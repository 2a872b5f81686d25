package dev.reckoner.ui.reexecution;

import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/** Asks how many claims to draw. */
final class SampleForm extends HBox {
    private static final int LARGEST = 1_000_000;

    private final TextField size = new TextField("60");
    private final Label wrong = new Label();

    SampleForm(IntConsumer draw) {
        super(8);
        setAlignment(Pos.CENTER_LEFT);
        size.setId("sample-size");
        size.setPrefWidth(64);
        size.getStyleClass().add("small");
        size.getStyleClass().add("mono");
        size.setAccessibleText(Messages.get("reexecution.sample.size"));
        wrong.getStyleClass().add("wrong");
        wrong.setMinWidth(USE_PREF_SIZE);
        wrong.setGraphic(Icons.CONTRAINDICATED.icon("icon-12", "contraindicated"));
        wrong.setText(Messages.get("reexecution.sample.wrong", LARGEST));
        wrong.setVisible(false);
        wrong.setManaged(false);
        Runnable submit = () -> {
            number().ifPresent(draw);
            say(number().isEmpty());
        };
        Button button = Buttons.secondary(Messages.get("reexecution.action.sample"), submit);
        size.setOnAction(event -> submit.run());
        size.textProperty().subscribe(() -> say(false));
        button.getStyleClass().add("small");
        var name = new Label(Messages.get("reexecution.sample.size"));
        name.getStyleClass().add("second");
        name.setLabelFor(size);
        name.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(wrong, name, size, button);
    }

    private void say(boolean isWrong) {
        wrong.setVisible(isWrong);
        wrong.setManaged(isWrong);
    }

    private OptionalInt number() {
        String text = size.getText().strip();
        if (text.isEmpty() || text.length() > 7 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalInt.empty();
        }
        int number = Integer.parseInt(text);
        return number >= 1 && number <= LARGEST ? OptionalInt.of(number) : OptionalInt.empty();
    }
}
