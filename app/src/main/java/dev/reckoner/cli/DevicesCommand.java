package dev.reckoner.cli;

import dev.reckoner.audit.DevicePreferences;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.audit.ThisMachine;
import dev.reckoner.runtime.device.Plugin;
import dev.reckoner.runtime.worker.FoundDevice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code devices}. */
@Command(
        name = "devices",
        description = {
            "Lists where models can be run on this machine, or why not.",
            "Each device is tried in a process of its own; it is usable if it gave the right result of a small model.",
        },
        subcommands = DeviceMeasureCommand.class)
final class DevicesCommand implements Callable<Integer> {
    @Option(
            names = "--plugin",
            paramLabel = "NAME=PATH",
            scope = picocli.CommandLine.ScopeType.INHERIT,
            description = "Looks also for devices of this plugin library of an execution provider, beside those in the"
                    + " settings. It is code that runs with your rights.")
    private Map<String, Path> plugins = new LinkedHashMap<>();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        var devices = find().stream().map(FoundDevice::device).toList();
        if (output.json()) {
            output.json(devices.stream().map(DeviceRow::of).toList());
        } else {
            output.table(
                    DeviceRow.HEADER, devices.stream().map(DeviceRow::cells).toList());
        }
        return ExitCode.AFFIRMING;
    }

    /** Every device of this machine, usable or not. */
    List<FoundDevice> find() throws IOException {
        var machine = ThisMachine.ofUser();
        return machine.look(preferences(machine), TaskProgress.SILENT);
    }

    private DevicePreferences preferences(ThisMachine machine) throws IOException {
        var preferences = machine.preferences();
        for (var plugin : plugins.entrySet()) {
            GivenPath.file(plugin.getValue(), "plugin library");
            preferences = preferences.with(new Plugin(plugin.getKey(), plugin.getValue()));
        }
        return preferences;
    }
}
