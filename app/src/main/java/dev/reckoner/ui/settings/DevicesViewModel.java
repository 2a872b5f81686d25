package dev.reckoner.ui.settings;

import dev.reckoner.audit.DevicePreferences;
import dev.reckoner.audit.Machine;
import dev.reckoner.runtime.device.Plugin;
import dev.reckoner.runtime.worker.FoundDevice;
import dev.reckoner.ui.control.Notice;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.PlaceContext;
import dev.reckoner.ui.task.Job;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The devices of the machine as they were last found, and what the person set for them. */
final class DevicesViewModel {
    private final PlaceContext context;
    private final Machine machine;
    private final ObservableList<FoundDevice> devices = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<FoundDevice>> chosen =
            new SimpleObjectProperty<>(this, "chosen", Optional.empty());
    private final ReadOnlyObjectWrapper<DevicePreferences> preferences =
            new ReadOnlyObjectWrapper<>(this, "preferences", DevicePreferences.NONE);
    private final ReadOnlyObjectWrapper<Optional<Job>> looking =
            new ReadOnlyObjectWrapper<>(this, "looking", Optional.empty());
    private boolean opened;

    DevicesViewModel(PlaceContext context, Machine machine) {
        this.context = context;
        this.machine = machine;
    }

    /** The first time: reads the settings and looks for devices. Drivers are loaded by that, so nothing happens before. */
    void open() {
        if (opened) {
            return;
        }
        opened = true;
        context.background()
                .read(
                        progress -> machine.preferences(),
                        read -> {
                            preferences.set(read);
                            look();
                        },
                        failure -> {
                            failed("settings.devices.notRead", failure, "DV-NOT-READ");
                            look();
                        });
    }

    /** Usable ones and the others, in the order in which they are tried. */
    ObservableList<FoundDevice> devices() {
        return devices;
    }

    ObjectProperty<Optional<FoundDevice>> chosen() {
        return chosen;
    }

    ReadOnlyObjectProperty<DevicePreferences> preferences() {
        return preferences.getReadOnlyProperty();
    }

    /** The search in progress. */
    ReadOnlyObjectProperty<Optional<Job>> looking() {
        return looking.getReadOnlyProperty();
    }

    /** Looks for devices anew, in the background; a search in progress goes on instead. */
    void look() {
        if (looking.get().isPresent()) {
            return;
        }
        DevicePreferences asked = preferences.get();
        Job job = context.background()
                .submit(
                        Messages.get("settings.devices.looking"),
                        progress -> machine.look(asked, progress),
                        found -> found(asked, found),
                        failure -> {
                            looking.set(Optional.empty());
                            failed("settings.devices.notLooked", failure, "DV-NOT-LOOKED");
                        });
        // Work that is done at once is over here.
        looking.set(job.state().get().over() ? Optional.empty() : Optional.of(job));
    }

    private void found(DevicePreferences asked, List<FoundDevice> found) {
        looking.set(Optional.empty());
        Optional<String> kept = chosen.get().map(FoundDevice::id);
        devices.setAll(found);
        chosen.set(found.stream()
                .filter(each -> kept.equals(Optional.of(each.id())))
                .findFirst());
        if (!asked.equals(preferences.get())) {
            look();
        }
    }

    /** Stops the search in progress. */
    void stop() {
        looking.get().ifPresent(Job::cancel);
    }

    /**
     * Adds a plugin library, and looks for its devices.
     *
     * @return why it is not added, one sentence; empty if it is
     */
    Optional<String> addPlugin(String name, String library) {
        if (name.isBlank() || library.isBlank()) {
            return Optional.of(Messages.get("settings.devices.plugin.incomplete"));
        }
        if (preferences.get().plugin(name.strip()).isPresent()) {
            return Optional.of(Messages.get("settings.devices.plugin.twice", name.strip()));
        }
        try {
            keep(preferences.get().with(new Plugin(name.strip(), Path.of(library.strip()))), true);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(Messages.get("settings.wrong", String.valueOf(e.getMessage())));
        }
    }

    /** Forgets a plugin library, and looks for devices without it. */
    void removePlugin(Plugin plugin) {
        keep(preferences.get().without(plugin.name()), true);
    }

    /**
     * Sets what a run may take, from what stands in the form.
     *
     * @return why it is not set, one sentence; empty if it is
     */
    Optional<String> setLimits(String gibibytes, String minutes) {
        try {
            keep(preferences.get().withLimits(LimitText.mebibytes(gibibytes), LimitText.minutes(minutes)), false);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(Messages.get("settings.wrong", String.valueOf(e.getMessage())));
        }
    }

    private void keep(DevicePreferences changed, boolean lookAgain) {
        preferences.set(changed);
        context.background()
                .read(
                        progress -> {
                            machine.keep(changed);
                            return changed;
                        },
                        kept -> context.notices().add(Notice.result(Messages.get("settings.devices.kept"))),
                        failure -> failed("settings.devices.notKept", failure, "DV-NOT-KEPT"));
        if (lookAgain) {
            look();
        }
    }

    private void failed(String what, Exception failure, String code) {
        context.notices().add(Notice.failure(Messages.get(what), "", String.valueOf(failure.getMessage()), code));
    }
}
