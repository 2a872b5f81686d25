package dev.reckoner.ui.reexecution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.CalibrationDesk;
import dev.reckoner.audit.InventedCase;
import dev.reckoner.audit.InventedDesk;
import dev.reckoner.ui.task.Background;
import dev.reckoner.ui.task.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CalibrationViewModelTest {
    private final Background background = Background.direct();
    private final List<Exception> failures = new ArrayList<>();
    private final CalibrationViewModel model =
            new CalibrationViewModel(InventedDesk.withTwo(), background, failures::add);

    @Test
    void theCalibrationsOfTheCaseAreReadAndTheNewestIsShown() {
        assertThat(model.rows()).isEmpty();
        model.load();
        assertThat(model.rows()).hasSize(2);
        assertThat(model.models()).extracting(CalibrationDesk.Model::inputs).containsExactly(240, 240);
        assertThat(model.selected().get()).contains(model.rows().getFirst());
    }

    @Test
    void calibratingTellsHowFarItIsAndShowsWhatItMade() {
        model.load();
        model.calibrate(model.models().getFirst());
        Job job = background.jobs().getLast();
        assertThat(job.progress().get().done()).isEqualTo(240);
        assertThat(job.state().get()).isEqualTo(Job.State.SUCCEEDED);
        assertThat(model.rows()).hasSize(3);
        assertThat(model.selected().get()).contains(model.rows().getFirst());
        assertThat(model.result().get()).contains("MiniLM-L6-v2 fp32 again is calibrated: 240 inputs, 4 environments");
        assertThat(model.running().get()).isEmpty();
    }

    @Test
    void aChosenCalibrationStaysChosenWhenTheListIsReadAgain() {
        model.load();
        CalibrationDesk.Row second = model.rows().get(1);
        model.selected().set(Optional.of(second));
        model.load();
        assertThat(model.selected().get()).contains(second);
    }

    @Test
    void aFailureIsToldAndCalibratingIsOfferedAgain() {
        var failing = new CalibrationViewModel(InventedDesk.failing(), background, failures::add);
        failing.load();
        failing.calibrate(failing.models().getFirst());
        assertThat(failures)
                .hasSize(1)
                .first()
                .satisfies(reason -> assertThat(reason).hasMessageContaining("holds no input"));
        assertThat(failing.running().get()).isEmpty();
        assertThat(failing.result().get()).isEmpty();
    }

    @Test
    void aCaseOffersTheProcessorAtOnceAndItsOwnCalibrations() throws Exception {
        var plain = Offers.of(new InventedCase());
        assertThat(plain.devices()).hasSize(1);
        assertThat(plain.calibrations().orElseThrow().calibrations()).isEmpty();
        assertThat(new InventedOffers().calibrations()).isPresent();
    }
}
