package dev.reckoner.runtime.device;

import ai.onnxruntime.OrtEpDevice;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtHardwareDevice;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which hardware computes for a provider. The runtime itself says so only for devices of plugin libraries. */
final class HardwareOf {
    private static final List<String> NAMES = List.of("Description", "name", "device_name");
    private static final List<String> DRIVERS = List.of("driver_version", "DriverVersion", "driver");

    private HardwareOf() {}

    /** As far as the runtime, the driver or the system tell; the provider's name where none does. */
    static Hardware provider(Provider provider) throws OrtException {
        if (provider.isCpu()) {
            return new Hardware(Hardware.Kind.CPU, processor(), Processor.vendor(), Optional.empty(), false);
        }
        List<OrtEpDevice> devices = Providers.devices(provider);
        if (!devices.isEmpty()) {
            return device(provider, devices.getFirst().getDevice());
        }
        return found(provider).orElseGet(() -> Hardware.named(provider.kind(), provider.title()));
    }

    private static String processor() {
        return Processor.name().orElse(System.getProperty("os.arch"));
    }

    private static Optional<Hardware> found(Provider provider) {
        if (!System.getProperty("os.name").equals("Linux")) {
            return GraphicsCards.only();
        }
        return switch (provider.title()) {
            case "WebGPU" -> VulkanDevices.preferred().map(VulkanDevice::hardware);
            case "CUDA", "TensorRT" -> GraphicsCards.nvidia(Providers.card(provider.options()));
            default -> Optional.empty();
        };
    }

    private static Hardware device(Provider provider, OrtHardwareDevice device) {
        Map<String, String> metadata = device.getMetadata();
        Hardware.Kind kind = switch (device.getType()) {
            case CPU -> Hardware.Kind.CPU;
            case GPU -> Hardware.Kind.GPU;
            case NPU -> Hardware.Kind.NPU;
        };
        return new Hardware(
                kind,
                first(metadata, NAMES).orElseGet(() -> unnamed(provider, kind)),
                Optional.of(device.getVendor())
                        .filter(vendor -> !vendor.isBlank())
                        .or(() -> Vendors.name(device.getVendorId())),
                first(metadata, DRIVERS),
                device.getVendorId() == Vendors.MICROSOFT && kind == Hardware.Kind.GPU);
    }

    private static String unnamed(Provider provider, Hardware.Kind kind) {
        return kind == Hardware.Kind.CPU ? processor() : provider.title() + " " + kind;
    }

    private static Optional<String> first(Map<String, String> metadata, List<String> keys) {
        return keys.stream()
                .map(metadata::get)
                .filter(value -> value != null && !value.isBlank())
                .findFirst();
    }

    /** What the provider's library states of its version; the runtime's own for what is built into it. */
    static String version(Provider provider) throws OrtException {
        return Providers.devices(provider).stream()
                .map(device -> device.getEpMetadata().getOrDefault("version", ""))
                .findFirst()
                .orElseGet(OnnxRuntime::version);
    }
}
