package dev.reckoner.ui.reexecution;

import dev.reckoner.audit.ReexecutionOutcome;
import dev.reckoner.runtime.compare.Comparison;
import dev.reckoner.ui.look.Messages;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Which output is shown in detail; not there where there is only one. */
final class OutputChoice extends ComboBox<Comparison> {
    private boolean filling;

    OutputChoice(OutcomeViewModel model) {
        getStyleClass().add("low");
        setId("output-choice");
        setAccessibleText(Messages.get("reexecution.output"));
        setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Comparison comparison) {
                return comparison == null ? "" : comparison.output();
            }

            @Override
            public @Nullable Comparison fromString(String name) {
                return null;
            }
        });
        managedProperty().bind(visibleProperty());
        setVisible(false);
        valueProperty().subscribe(chosen -> {
            if (!filling && chosen != null) {
                model.output().set(Optional.of(chosen));
            }
        });
        model.output().subscribe(output -> {
            filling = true;
            setValue(output.orElse(null));
            filling = false;
        });
    }

    void show(ReexecutionOutcome outcome) {
        filling = true;
        Comparison chosen = getValue();
        setItems(FXCollections.observableArrayList(outcome.outputs()));
        setValue(chosen);
        filling = false;
        setVisible(outcome.outputs().size() > 1);
    }
}
