package dev.reckoner.ui.reexecution;

import dev.reckoner.audit.CalibrationDesk;
import dev.reckoner.audit.CalibrationDevices;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.task.Background;
import dev.reckoner.ui.task.Job;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The calibrations of a case, and making another one. */
final class CalibrationViewModel {
    private final CalibrationDesk desk;
    private final Offers offers;
    private final Background background;
    private final Consumer<Exception> failed;
    private final Consumer<Exception> notFound;
    private final ObservableList<DeviceChoice> devices = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private final ObservableList<CalibrationDesk.Row> rows = FXCollections.observableArrayList();
    private final ObservableList<CalibrationDesk.Model> models = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<CalibrationDesk.Row>> selected = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Job>> running = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> result = new ReadOnlyObjectWrapper<>(Optional.empty());

    private record Read(List<CalibrationDesk.Row> rows, List<CalibrationDesk.Model> models) {}

    /**
     * The calibrations of a desk.
     *
     * @param failed is told why a calibration was not made or read
     * @param notFound is told why devices could not be looked for
     */
    CalibrationViewModel(
            CalibrationDesk desk,
            Offers offers,
            Background background,
            Consumer<Exception> failed,
            Consumer<Exception> notFound) {
        this.desk = desk;
        this.offers = offers;
        this.background = background;
        this.failed = failed;
        this.notFound = notFound;
    }

    /** The devices that can be calibrated across, the processor in front; others once they were found. */
    ObservableList<DeviceChoice> devices() {
        return devices;
    }

    /** True while other devices are looked for. */
    ReadOnlyBooleanProperty looking() {
        return looking.getReadOnlyProperty();
    }

    /** Calibrations, newest first. */
    ObservableList<CalibrationDesk.Row> rows() {
        return rows;
    }

    /** Models that can be calibrated. */
    ObservableList<CalibrationDesk.Model> models() {
        return models;
    }

    /** The calibration that is shown in detail. */
    ObjectProperty<Optional<CalibrationDesk.Row>> selected() {
        return selected;
    }

    /** The calibration under way. */
    ReadOnlyObjectProperty<Optional<Job>> running() {
        return running.getReadOnlyProperty();
    }

    /** What the last one came to, in one sentence. */
    ReadOnlyObjectProperty<Optional<String>> result() {
        return result.getReadOnlyProperty();
    }

    /** Looks for devices, once; takes seconds, meanwhile the processor is there. */
    private void look() {
        if (!devices.isEmpty()) {
            return;
        }
        offers.devices().forEach(device -> devices.add(DeviceChoice.of(device)));
        looking.set(true);
        background.read(
                progress -> offers.moreDevices(),
                more -> {
                    looking.set(false);
                    more.forEach(device -> devices.add(DeviceChoice.of(device)));
                },
                reason -> {
                    looking.set(false);
                    notFound.accept(reason);
                });
    }

    /** Those that were found and chosen; while they are looked for, every one that is no software driver. */
    private CalibrationDevices chosen() {
        return looking.get()
                ? CalibrationDevices.EVERY
                : CalibrationDevices.of(devices.stream()
                        .filter(choice -> choice.chosen().get())
                        .map(choice -> choice.device().id())
                        .toList());
    }

    /** Reads what the case has, and looks for devices when it is first read. */
    void load() {
        look();
        background.read(
                progress -> new Read(desk.calibrations(), desk.models()),
                read -> {
                    models.setAll(read.models());
                    rows.setAll(read.rows());
                    selected.set(selected.get()
                            .filter(rows::contains)
                            .or(() -> rows.stream().findFirst()));
                },
                failed);
    }

    /** Measures a model; nothing happens while one is measured. */
    void calibrate(CalibrationDesk.Model model) {
        if (running.get().isPresent()) {
            return;
        }
        result.set(Optional.empty());
        var over = new boolean[1];
        CalibrationDevices across = chosen();
        Job job = background.submit(
                Messages.get("calibration.job", model.label()),
                progress -> desk.calibrate(model, across, progress),
                made -> {
                    over[0] = true;
                    ended();
                    selected.set(Optional.of(made));
                    result.set(Optional.of(Messages.get(
                            "calibration.done",
                            made.model(),
                            made.inputs(),
                            made.devices().size())));
                    load();
                },
                reason -> {
                    over[0] = true;
                    ended();
                    failed.accept(reason);
                });
        if (!over[0]) {
            running.set(Optional.of(job));
            job.state().subscribe(state -> {
                if (state == Job.State.CANCELLED) {
                    ended();
                }
            });
        }
    }

    /** Asks the calibration under way to stop. */
    void cancel() {
        running.get().ifPresent(Job::cancel);
    }

    private void ended() {
        running.set(Optional.empty());
    }
}
