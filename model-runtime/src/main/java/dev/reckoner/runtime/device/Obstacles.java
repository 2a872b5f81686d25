package dev.reckoner.runtime.device;

import ai.onnxruntime.OrtException;
import java.util.Locale;
import java.util.Optional;

/** What ONNX Runtime says of a provider that it cannot use, in sentences that a person can act on. */
final class Obstacles {
    private static final int LONGEST_DETAIL = 600;

    private Obstacles() {}

    static Obstacle of(Provider provider, OrtException e) {
        return of(provider, String.valueOf(e.getMessage()), System.getProperty("os.name"));
    }

    static Obstacle of(Provider provider, String raw, String system) {
        String text = raw.toLowerCase(Locale.ROOT);
        String detail = shortened(raw);
        if (saysNotBuilt(text)) {
            return new Obstacle(Obstacle.NOT_BUILT, notBuilt(provider, system), detail);
        }
        if (text.contains("failed to get a webgpu adapter") || text.contains("no supported adapters")) {
            return new Obstacle(Obstacle.NO_ADAPTER, noAdapter(system), detail);
        }
        if (text.contains("cpu ep") && text.contains("fallback")) {
            return new Obstacle(
                    Obstacle.FALLBACK,
                    provider.title()
                            + " leaves even a product of two matrices to the processor, so that it is of no use.",
                    detail);
        }
        return missingLibrary(provider, text, detail)
                .orElseGet(() -> new Obstacle(
                        Obstacle.FAILED,
                        provider.title() + " could not be started. The words of the runtime below may tell why.",
                        detail));
    }

    private static boolean saysNotBuilt(String text) {
        return text.contains("is not supported in this build")
                || text.contains("was not compiled with")
                || text.contains("shared provider")
                || text.contains("execution provider is not enabled in this build")
                || text.startsWith("onnx runtime ") && text.contains(" has no ");
    }

    /** What to build or install where this build lacks a provider. */
    static String notBuilt(Provider provider, String system) {
        boolean windows = system.startsWith("Windows");
        String lacks = "This build of Reckoner does not contain " + provider.title() + ". ";
        if (provider.name().equals(Provider.WEBGPU.name())) {
            return lacks + "Build it with 'mvn -Pgpu package' (Linux and Windows on x86-64).";
        }
        if (provider.name().equals(Provider.DIRECT_ML.name())) {
            return lacks + (windows ? "Build it with 'mvn -Pgpu package'." : "It is for Windows only.");
        }
        if (provider.name().equals(Provider.CORE_ML.name())) {
            return lacks + "It is for macOS only.";
        }
        if (isOfNvidia(provider)) {
            return lacks + "Build it with 'mvn -Pcuda package'; a card of NVIDIA can also be used through WebGPU.";
        }
        return lacks
                + "If the vendor of the device has a plugin library for ONNX Runtime, add it under plugin libraries.";
    }

    private static String noAdapter(String system) {
        if (system.startsWith("Windows")) {
            return "No graphics card with a driver for Direct3D 12 was found. Install the driver of the card's vendor.";
        }
        return system.startsWith("Mac")
                ? "No graphics card that can be used through Metal was found."
                : "No graphics card with a driver for Vulkan was found. Install the driver of the card's vendor"
                        + " (for AMD and Intel the package mesa-vulkan-drivers) and the Vulkan loader (libvulkan1).";
    }

    /** The same in the light of what is there: a card without a driver is another matter than a driver that does not suffice. */
    static Obstacle knowing(Hardware hardware, Obstacle obstacle) {
        return obstacle.code().equals(Obstacle.NO_ADAPTER) && hardware.driver().isPresent()
                ? new Obstacle(
                        Obstacle.ADAPTER_REFUSED,
                        "The driver '" + hardware.driver().get()
                                + "' lacks something that WebGPU needs. Update it, or install"
                                + " the one of the card's vendor.",
                        obstacle.detail())
                : obstacle;
    }

    private static Optional<Obstacle> missingLibrary(Provider provider, String text, String detail) {
        if (!text.contains("failed to load") && !text.contains("cannot open shared object")) {
            return Optional.empty();
        }
        return Optional.of(new Obstacle(
                Obstacle.LIBRARY,
                isOfNvidia(provider)
                        ? "A library of NVIDIA is missing. Install CUDA 12 and cuDNN 9"
                                + (provider.name().equals(Provider.TENSOR_RT.name()) ? ", and TensorRT 10" : "")
                                + ", with a driver for that CUDA."
                        : "A library that " + provider.title()
                                + " needs is missing; the words of the runtime say which.",
                detail));
    }

    /** Of the runtime itself. */
    static Obstacle notLoaded(LinkageError e) {
        Throwable first = e;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        return new Obstacle(
                Obstacle.LIBRARY,
                "The library of ONNX Runtime that knows this device cannot be loaded on this machine. Build or install Reckoner"
                        + " anew, for this system.",
                shortened(String.valueOf(first.getMessage())));
    }

    /** Of a library that the analyst pointed at. */
    static Obstacle ofPlugin(Plugin plugin, OrtException e) {
        return new Obstacle(
                Obstacle.PLUGIN,
                "The library '" + plugin.library()
                        + "' could not be taken as one of an execution provider for ONNX Runtime "
                        + OnnxRuntime.version()
                        + ". Choose the provider's own library, in a version for this runtime, and see that the libraries"
                        + " it needs lie beside it.",
                shortened(String.valueOf(e.getMessage())));
    }

    static Obstacle missing(Plugin plugin) {
        return new Obstacle(
                Obstacle.PLUGIN,
                "There is no file '" + plugin.library()
                        + "'. Choose the plugin library anew, or remove it from the list.",
                "");
    }

    static Obstacle withoutDevices(Plugin plugin) {
        return new Obstacle(
                Obstacle.NO_ADAPTER,
                "The plugin library '" + plugin.name()
                        + "' was loaded but found no device that it can use. Install the driver of the device.",
                "");
    }

    private static boolean isOfNvidia(Provider provider) {
        return provider.name().equals(Provider.CUDA.name()) || provider.name().equals(Provider.TENSOR_RT.name());
    }

    /** Some messages carry whole stack traces. */
    private static String shortened(String raw) {
        String text = raw.strip();
        return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL) + "…";
    }
}
