package dev.reckoner.ui.reexecution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.CalibrationDesk;
import dev.reckoner.audit.CalibrationDevices;
import dev.reckoner.audit.InventedCase;
import dev.reckoner.audit.InventedDesk;
import dev.reckoner.audit.OfferedDevice;
import dev.reckoner.ui.task.Background;
import dev.reckoner.ui.task.Job;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CalibrationViewModelTest {
    private final Background background = Background.direct();
    private final List<Exception> failures = new ArrayList<>();
    private final InventedDesk desk = InventedDesk.withTwo();
    private final CalibrationViewModel model = model(desk, new InventedOffers());

    private CalibrationViewModel model(CalibrationDesk of, Offers offers) {
        return new CalibrationViewModel(of, offers, background, failures::add, failures::add);
    }

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
        assertThat(job.progress().get().share()).isEqualTo(1);
        assertThat(job.state().get()).isEqualTo(Job.State.SUCCEEDED);
        assertThat(model.rows()).hasSize(3);
        assertThat(model.selected().get()).contains(model.rows().getFirst());
        assertThat(model.result().get()).contains("MiniLM-L6-v2 fp32 again is calibrated: 240 inputs, 2 devices");
        assertThat(model.running().get()).isEmpty();
    }

    @Test
    void everyDeviceButASoftwareDriverTakesPartUnlessThePersonSaysOtherwise() {
        model.load();
        assertThat(model.devices()).extracting(choice -> choice.chosen().get()).containsExactly(true, true, false);
        model.calibrate(model.models().getFirst());
        model.devices().get(1).chosen().set(false);
        model.devices().get(2).chosen().set(true);
        model.calibrate(model.models().getFirst());
        assertThat(desk.asked())
                .containsExactly(
                        CalibrationDevices.of(List.of("gpu:0")), CalibrationDevices.of(List.of("swiftshader")));
    }

    @Test
    void devicesAreLookedForOnceAndTheProcessorIsLeftWhereThatFails() {
        var offers = new InventedOffers() {
            private int searches;

            @Override
            public List<OfferedDevice> moreDevices() throws IOException {
                searches++;
                throw new IOException("No process could be started.");
            }
        };
        var alone = model(desk, offers);
        alone.load();
        alone.load();
        assertThat(offers.searches).isEqualTo(1);
        assertThat(failures).singleElement().asString().contains("No process could be started.");
        alone.calibrate(alone.models().getFirst());
        assertThat(desk.asked()).containsExactly(CalibrationDevices.of(List.of("gpu:0")));
    }

    @Test
    void howLongItStillTakesFollowsFromWhatIsDone() {
        var now = new long[] {1_000_000_000L};
        var remaining = new Remaining(() -> now[0]);
        remaining.begin();
        now[0] += 10_000_000_000L;
        assertThat(remaining.after(0.01)).isEmpty();
        assertThat(remaining.after(0.25)).contains(Duration.ofSeconds(30));
        assertThat(remaining.after(1)).isEmpty();
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
        var failing = model(InventedDesk.failing(), new InventedOffers());
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
