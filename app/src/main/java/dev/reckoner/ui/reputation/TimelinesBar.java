package dev.reckoner.ui.reputation;

import dev.reckoner.reputation.TimeBasis;
import dev.reckoner.reputation.subject.SubjectId;
import dev.reckoner.reputation.subject.SubjectKind;
import dev.reckoner.reputation.subject.SubjectRecord;
import dev.reckoner.ui.control.SegmentedChoice;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

/** Whose timelines, by which time and with which half-life. */
final class TimelinesBar extends HBox {
    private final ReputationViewModel model;

    TimelinesBar(ReputationViewModel model) {
        super(8);
        this.model = model;
        setAlignment(Pos.CENTER_LEFT);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(kinds(), bases(), subjects(), gap, new HalfLifeSlider(model));
    }

    private ComboBox<SubjectKind> kinds() {
        var kinds = new ComboBox<SubjectKind>();
        kinds.setId("reputation-kind");
        kinds.getItems().setAll(SubjectKind.values());
        kinds.setConverter(new StringConverter<>() {
            @Override
            public String toString(SubjectKind kind) {
                return Messages.get("reputation.kind." + kind.wireName());
            }

            @Override
            public SubjectKind fromString(String text) {
                throw new UnsupportedOperationException("The list is not typed into.");
            }
        });
        kinds.setAccessibleText(Messages.get("reputation.kind"));
        kinds.valueProperty().bindBidirectional(model.kind());
        kinds.setPrefWidth(144);
        kinds.setMinWidth(112);
        return kinds;
    }

    private SegmentedChoice<TimeBasis> bases() {
        var bases = new SegmentedChoice<>(
                List.of(TimeBasis.values()),
                basis -> Messages.get("reputation.basis." + basis.name().toLowerCase(Locale.ROOT)));
        bases.setId("reputation-basis");
        bases.setAlignment(Pos.CENTER_LEFT);
        bases.setAccessibleText(Messages.get("reputation.basis"));
        Tooltip.install(bases, new Tooltip(Messages.get("reputation.basis")));
        bases.chosen().bindBidirectional(model.basis());
        return bases;
    }

    private MenuButton subjects() {
        var menu = new MenuButton(Messages.get("reputation.add"), Icons.of("fth-plus"));
        menu.setId("add-subject");
        menu.setMinWidth(USE_PREF_SIZE);
        menu.setTooltip(new Tooltip(Messages.get("reputation.add.about")));
        menu.setOnShowing(event -> menu.getItems()
                .setAll(model.view().get().stream()
                        .flatMap(view -> view.standings().subjects().stream())
                        .map(SubjectRecord::id)
                        .map(this::item)
                        .toList()));
        return menu;
    }

    private CheckMenuItem item(SubjectId id) {
        var item = new CheckMenuItem(id.name());
        boolean drawn = model.slot(id).isPresent();
        item.setSelected(drawn);
        item.setDisable(!drawn && model.isFull());
        item.setOnAction(event -> model.toggle(id));
        return item;
    }
}
