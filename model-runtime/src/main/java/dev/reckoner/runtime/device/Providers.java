package dev.reckoner.runtime.device;

import ai.onnxruntime.OrtEpDevice;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import ai.onnxruntime.providers.OrtTensorRTProviderOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks ONNX Runtime for a provider. Whether it has it shows when a session is created. */
public final class Providers {
    private static final int FIRST = 0;

    private Providers() {}

    /**
     * Adds a provider to the options of a session; the processor is always there. What a plugin library brought goes before
     * what the runtime has of that name.
     *
     * @throws OrtException if this build or this machine does not have it, there is no way to ask for it, or an option of it is
     *     not known
     */
    public static void add(Provider provider, SessionOptions options) throws OrtException {
        // Some providers write to the log of the environment as soon as they are asked for.
        OnnxRuntime.environment();
        Map<String, String> settings = new TreeMap<>(provider.options());
        settings.remove(Provider.DEVICE);
        Optional<OrtProvider> known = Arrays.stream(OrtProvider.values())
                .filter(each -> each.getName().equals(provider.name()))
                .findFirst();
        if (Plugins.devices(provider).isEmpty() && known.isPresent() && add(known.get(), settings, options)) {
            return;
        }
        List<OrtEpDevice> devices = devices(provider);
        if (devices.isEmpty()) {
            throw new OrtException("ONNX Runtime " + OnnxRuntime.version() + " has no " + provider.name() + " here.");
        }
        options.addExecutionProvider(devices, settings);
    }

    /** False where there is no call for it; then it may come from a library that was registered. */
    private static boolean add(OrtProvider provider, Map<String, String> settings, SessionOptions options)
            throws OrtException {
        ProviderOptions.check(provider, settings);
        switch (provider) {
            case CPU -> {}
            case CUDA -> {
                try (var asked = new OrtCUDAProviderOptions(card(settings))) {
                    ProviderOptions.handOn(settings, asked::add);
                    options.addCUDA(asked);
                }
            }
            case TENSOR_RT -> {
                try (var asked = new OrtTensorRTProviderOptions(card(settings))) {
                    ProviderOptions.handOn(settings, asked::add);
                    options.addTensorrt(asked);
                }
            }
            case ROCM -> options.addROCM(card(settings));
            case WEBGPU -> {
                // Before the provider makes an instance of its own.
                VulkanDevices.preferred();
                options.addWebGPU(settings);
            }
            case CORE_ML -> options.addCoreML(settings);
            case DIRECT_ML -> options.addDirectML(card(settings));
            case OPEN_VINO -> options.addOpenVINO(settings.getOrDefault("device_type", ""));
            case DNNL -> options.addDnnl(true);
            case XNNPACK -> options.addXnnpack(settings);
            case QNN -> options.addQnn(settings);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The number of the card that the options choose, from 0. */
    static int card(Map<String, String> settings) {
        return Integer.parseInt(settings.getOrDefault("device_id", Integer.toString(FIRST)));
    }

    /**
     * What the runtime itself says of the provider's hardware: the device that the options choose, or the first. Empty where it
     * says nothing.
     */
    static List<OrtEpDevice> devices(Provider provider) throws OrtException {
        List<OrtEpDevice> brought = Plugins.devices(provider);
        List<OrtEpDevice> all = brought.isEmpty() ? built(provider) : brought;
        String chosen = provider.options().getOrDefault(Provider.DEVICE, Integer.toString(FIRST));
        return all.stream().skip(Integer.parseInt(chosen)).limit(1).toList();
    }

    private static List<OrtEpDevice> built(Provider provider) throws OrtException {
        return OnnxRuntime.environment().getEpDevices().stream()
                .filter(each -> each.getEpName().equals(provider.name()))
                .toList();
    }
}
