package dev.reckoner.cli;

import dev.reckoner.audit.recorder.InputFolder;
import dev.reckoner.audit.recorder.Recorder;
import dev.reckoner.audit.recorder.SigningKeyFile;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.ExecutionProfile.Optimisation;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.Party;
import dev.reckoner.trail.PartyRole;
import dev.reckoner.trail.bundle.BundleWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code record}. */
@Command(
        name = "record",
        description = "Runs a model over inputs and writes a signed bundle that anyone can audit.",
        mixinStandardHelpOptions = true)
final class RecordCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "INPUTS",
            arity = "1..*",
            description = "Folders of inputs, one inference each: files NAME.npy or NAME.pb, NAME as the model has it."
                    + " A folder of such folders is walked.")
    private List<Path> inputs = List.of();

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "The ONNX model.")
    private Path model = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The bundle to write.")
    private Path out = Path.of("");

    @Option(names = "--name", required = true, description = "The model's published name.")
    private String name = "";

    @Option(
            names = "--version-name",
            paramLabel = "VERSION",
            description = "The model's published version.",
            defaultValue = "")
    private String version = "";

    @Option(names = "--provider", required = true, description = "Who answers for the model.")
    private String provider = "";

    @Option(names = "--operator", required = true, description = "Who runs it.")
    private String operator = "";

    @Option(names = "--application", description = "Who asked.", defaultValue = "not stated")
    private String application = "";

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Ed25519 private key, PKCS#8 PEM; made there if absent.",
            defaultValue = "reckoner-signing-key.pem")
    private Path key = Path.of("");

    @Option(
            names = "--attestation",
            paramLabel = "FILE",
            description = "Attestation document that binds the key; carried along.")
    private Optional<Path> attestation = Optional.empty();

    @Option(
            names = "--attestation-id",
            paramLabel = "SHA256",
            description = "Id of the attestation: SHA-256 of its COSE Sig_structure.")
    private Optional<String> attestationId = Optional.empty();

    @Option(
            names = "--optimisation",
            description = "Graph optimisation: ${COMPLETION-CANDIDATES}.",
            defaultValue = "ALL")
    private Optimisation optimisation = Optimisation.ALL;

    @Option(names = "--threads", description = "Intra-operator threads.", defaultValue = "1")
    private int threads = 1;

    @Option(names = "--with-model", description = "Carry the model file in the bundle.")
    private boolean withModel;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        var clock = Clock.systemUTC();
        var signer = SigningKeyFile.readOrCreate(key);
        try (var runtime = new InProcessReexecutor();
                var bundle = BundleWriter.create(out, "Inferences of " + operator, clock.instant())) {
            var opened = OnnxModel.open(model);
            var declared = new ModelReference(name, version, Optional.of(Digest.ofSha256(opened.sha256())));
            describe(bundle, declared, signer.getPublic().getEncoded());
            var recorder = new Recorder(runtime, bundle);
            int count = 0;
            for (var folder : InputFolder.find(inputs)) {
                var request = new Recorder.Request(
                        folder.label(),
                        clock.instant(),
                        provider,
                        operator,
                        application,
                        attestationId.map(Digest::ofSha256));
                var profile = ExecutionProfile.CANONICAL
                        .withOptimisation(optimisation)
                        .withThreads(threads);
                recorder.record(request, opened, declared, folder.read(), profile, signer);
                count++;
            }
            say(count);
            return count == 0 ? ExitCode.COULD_NOT_RUN : ExitCode.AFFIRMING;
        } catch (ModelException | ExecutionException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void describe(BundleWriter bundle, ModelReference declared, byte[] publicKey) throws IOException {
        bundle.party(new Party(provider, provider, PartyRole.PROVIDER));
        bundle.party(new Party(operator, operator, PartyRole.OPERATOR));
        bundle.key(operator, publicKey);
        if (withModel) {
            bundle.modelFile(declared.name(), declared.version(), model);
        } else {
            declared.digest().ifPresent(digest -> bundle.model(declared.name(), declared.version(), digest));
        }
        if (attestation.isPresent()) {
            bundle.evidence(Files.readAllBytes(attestation.get()), "attestation");
        }
    }

    private void say(int count) {
        if (output.json()) {
            output.json(Map.of("bundle", out.toString(), "inferences", count));
        } else {
            output.line(count + " inferences recorded in " + out);
        }
    }
}
