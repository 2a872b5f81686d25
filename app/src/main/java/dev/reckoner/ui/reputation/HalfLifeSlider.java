package dev.reckoner.ui.reputation;

import atlantafx.base.controls.ProgressSliderSkin;
import dev.reckoner.ui.look.Messages;
import java.time.Duration;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** Half-lives from four days to eight months in whole days, on a scale where each step is a factor. */
final class HalfLifeSlider extends HBox {
    private static final double MIDDLE_DAYS = 30;
    /** In factors of two. */
    private static final double REACH = 3;

    private static final double STEP = 0.125;

    private final Slider slider = new Slider(-REACH, REACH, 0);
    private final Label days = new Label();
    private boolean following;

    /** A slider of the model's half-life. */
    HalfLifeSlider(ReputationViewModel model) {
        super(8);
        setAlignment(Pos.CENTER_LEFT);
        var name = new Label(Messages.get("reputation.halfLife"));
        name.getStyleClass().add("body-2");
        name.setMinWidth(USE_PREF_SIZE);
        name.setLabelFor(slider);
        slider.setId("half-life");
        slider.getStyleClass().add("half-life");
        slider.setSkin(new ProgressSliderSkin(slider));
        slider.setPrefWidth(140);
        slider.setMinWidth(56);
        slider.setBlockIncrement(STEP);
        slider.setTooltip(new Tooltip(Messages.get("reputation.halfLife.about")));
        days.getStyleClass().add("mono");
        days.setMinWidth(58);
        days.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(name, slider, days);
        bind(model.halfLife());
        model.dragging().bind(slider.valueChangingProperty());
    }

    private void bind(ObjectProperty<Duration> halfLife) {
        slider.valueProperty().addListener((any, was, now) -> {
            if (!following) {
                halfLife.set(Duration.ofDays(Math.round(MIDDLE_DAYS * Math.pow(2, now.doubleValue()))));
            }
        });
        halfLife.subscribe(now -> {
            days.setText(Shares.days(now));
            slider.setAccessibleText(Messages.get("reputation.halfLife") + " " + Shares.days(now));
            if (!slider.isValueChanging()) {
                following = true;
                double exact = now.toMinutes() / 1_440.0 / MIDDLE_DAYS;
                slider.setValue(Math.clamp(Math.log(exact) / Math.log(2), -REACH, REACH));
                following = false;
            }
        });
    }
}
