package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.device.Device;
import dev.reckoner.runtime.device.Devices;
import dev.reckoner.runtime.device.Hardware;
import dev.reckoner.runtime.device.Obstacle;
import dev.reckoner.runtime.device.Provider;
import dev.reckoner.runtime.worker.proto.Describe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Devices as messages. */
final class DeviceMessages {
    private DeviceMessages() {}

    /** Tries, in this process, what is asked for. */
    static dev.reckoner.runtime.worker.proto.Devices answer(Describe what) {
        List<Device> devices = switch (what.getWhatCase()) {
            case PROVIDER -> List.of(Devices.tried(Provider.canonical(what.getProvider())));
            case PLUGIN -> Devices.ofPlugin(what.getPlugin());
            case WHAT_NOT_SET -> Devices.find();
        };
        var message = dev.reckoner.runtime.worker.proto.Devices.newBuilder();
        devices.forEach(device -> message.addDevices(write(device)));
        return message.build();
    }

    /** Reads devices; a worker that a driver has brought into disorder may name anything. */
    static List<Device> read(dev.reckoner.runtime.worker.proto.Devices message) throws WorkerEnded {
        List<Device> devices = new ArrayList<>();
        for (var each : message.getDevicesList()) {
            devices.add(read(each));
        }
        return devices;
    }

    private static dev.reckoner.runtime.worker.proto.Device write(Device device) {
        var message = dev.reckoner.runtime.worker.proto.Device.newBuilder()
                .setProvider(device.provider().name())
                .putAllProviderOptions(device.provider().options())
                .setHardware(write(device.hardware()))
                .setVersion(device.version());
        device.obstacle()
                .ifPresent(obstacle -> message.setObstacle(dev.reckoner.runtime.worker.proto.Obstacle.newBuilder()
                        .setCode(obstacle.code())
                        .setSentence(obstacle.sentence())
                        .setDetail(obstacle.detail())));
        return message.build();
    }

    private static dev.reckoner.runtime.worker.proto.Hardware write(Hardware hardware) {
        return dev.reckoner.runtime.worker.proto.Hardware.newBuilder()
                .setKind(hardware.kind().name())
                .setName(hardware.name())
                .setVendor(hardware.vendor().orElse(""))
                .setDriver(hardware.driver().orElse(""))
                .setSoftware(hardware.isSoftware())
                .build();
    }

    private static Device read(dev.reckoner.runtime.worker.proto.Device message) throws WorkerEnded {
        var obstacle = message.getObstacle();
        return new Device(
                new Provider(message.getProvider(), new TreeMap<>(message.getProviderOptionsMap())),
                read(message.getHardware()),
                message.getVersion(),
                message.hasObstacle()
                        ? Optional.of(new Obstacle(obstacle.getCode(), obstacle.getSentence(), obstacle.getDetail()))
                        : Optional.empty());
    }

    private static Hardware read(dev.reckoner.runtime.worker.proto.Hardware message) throws WorkerEnded {
        return new Hardware(
                Arrays.stream(Hardware.Kind.values())
                        .filter(kind -> kind.name().equals(message.getKind()))
                        .findFirst()
                        .orElseThrow(WorkerEnded::ofNonsense),
                message.getName(),
                stated(message.getVendor()),
                stated(message.getDriver()),
                message.getSoftware());
    }

    private static Optional<String> stated(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
