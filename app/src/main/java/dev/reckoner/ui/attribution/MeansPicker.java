package dev.reckoner.ui.attribution;

import dev.reckoner.attribution.NodeId;
import dev.reckoner.attribution.NodeKind;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Whether only one signing key or build is meant, and which: that of the answer at hand unless another is chosen. */
final class MeansPicker extends VBox {
    private final CheckBox only;
    private final ComboBox<MeansChoice> which = new ComboBox<>();

    /** A picker of keys or of builds. */
    MeansPicker(NodeKind kind) {
        super(4);
        String name = kind.name().toLowerCase(Locale.ROOT);
        only = new CheckBox(Messages.get("attribution.isolate." + name));
        only.setId("isolate-" + name);
        which.setId("isolate-" + name + "-choice");
        which.setAccessibleText(Messages.get("attribution.isolate." + name + ".which"));
        which.setMaxWidth(Double.MAX_VALUE);
        which.setConverter(new StringConverter<>() {
            @Override
            public String toString(MeansChoice choice) {
                return choice == null ? "" : choice.words();
            }

            @Override
            public MeansChoice fromString(String text) {
                throw new UnsupportedOperationException("Nothing is typed here");
            }
        });
        which.disableProperty().bind(only.selectedProperty().not());
        getChildren().addAll(only, which);
        reset(true);
    }

    void onChange(Runnable changed) {
        only.selectedProperty().addListener((any, was, now) -> changed.run());
        which.valueProperty().addListener((any, was, now) -> {
            if (only.isSelected()) {
                changed.run();
            }
        });
    }

    /** Begins anew, with nothing to choose. */
    void reset(boolean asked) {
        only.setSelected(false);
        only.setDisable(true);
        which.getItems().clear();
        setVisible(asked);
        setManaged(asked);
    }

    /** Offers these; the first is the suggestion. */
    void offer(List<MeansChoice> choices) {
        if (!which.getItems().equals(choices)) {
            which.getItems().setAll(choices);
            which.getSelectionModel().selectFirst();
        }
        only.setDisable(choices.isEmpty());
    }

    /** Narrows to that one, where it is offered. */
    void choose(NodeId id) {
        which.getItems().stream()
                .filter(choice -> choice.id().equals(id))
                .findFirst()
                .ifPresent(choice -> {
                    which.setValue(choice);
                    only.setSelected(true);
                });
    }

    Optional<NodeId> chosen() {
        return only.isSelected() ? Optional.ofNullable(which.getValue()).map(MeansChoice::id) : Optional.empty();
    }
}
