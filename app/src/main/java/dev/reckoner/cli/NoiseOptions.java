package dev.reckoner.cli;

import dev.reckoner.runtime.fingerprint.JaxNoise;
import dev.reckoner.runtime.fingerprint.SamplerSettings;
import dev.reckoner.runtime.fingerprint.TokenNoise;
import dev.reckoner.runtime.fingerprint.TorchCudaNoise;
import dev.reckoner.runtime.fingerprint.UnknownNoise;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** How a claim says that its tokens were chosen. */
final class NoiseOptions {
    private static final String KNOWN =
            "philox-torch-cuda (PyTorch on CUDA, vLLM), threefry-jax (JAX, fold_in), threefry-jax-split (JAX, split)";

    @Option(
            names = "--temperature",
            description = "The sampler's temperature; ${DEFAULT-VALUE}, the largest logit each time, if not given.",
            defaultValue = "0")
    private double temperature;

    @Option(names = "--top-k", description = "The sampler's top-k; all tokens if 0 or not given.", defaultValue = "0")
    private int topK;

    @Option(names = "--top-p", description = "The sampler's top-p; all tokens if 1 or not given.", defaultValue = "1")
    private double topP = 1;

    @Option(names = "--seed", description = "The seed that the claim names.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--prng",
            paramLabel = "NAME",
            description =
                    "The generator of the sampler's noise: " + KNOWN + ". With another only temperature 0 is decided.")
    private Optional<String> generator = Optional.empty();

    @Option(
            names = "--gpu-threads",
            paramLabel = "N",
            description =
                    "For philox-torch-cuda and more than 2048 tokens: the GPU's multiprocessors times the threads that"
                            + " each holds.")
    private Optional<Integer> threads = Optional.empty();

    SamplerSettings settings() {
        return new SamplerSettings(temperature, topK, topP, noise());
    }

    private TokenNoise noise() {
        if (generator.isEmpty()) {
            return new UnknownNoise("The claim does not say which generator its noise comes from; give --prng.");
        }
        if (seed.isEmpty()) {
            return new UnknownNoise("The claim names no seed, so its noise cannot be made again; give --seed.");
        }
        return switch (generator.get()) {
            case "philox-torch-cuda" ->
                new TorchCudaNoise(seed.get(), threads.map(OptionalInt::of).orElseGet(OptionalInt::empty));
            case "threefry-jax" -> new JaxNoise(seed.get(), JaxNoise.Keys.FOLD_IN);
            case "threefry-jax-split" -> new JaxNoise(seed.get(), JaxNoise.Keys.SPLIT);
            default ->
                new UnknownNoise("The noise of the generator " + generator.get()
                        + " cannot be made again here; that of these can: " + KNOWN + ".");
        };
    }
}
