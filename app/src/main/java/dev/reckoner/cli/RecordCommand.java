package dev.reckoner.cli;

import dev.reckoner.audit.recorder.InputFolder;
import dev.reckoner.audit.recorder.Recorder;
import dev.reckoner.audit.recorder.SigningKeyFile;
import dev.reckoner.audit.trace.TracedRun;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.commit.CommitException;
import dev.reckoner.runtime.commit.TraceValues;
import dev.reckoner.runtime.commit.Tracer;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.ExecutionProfile.Optimisation;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.worker.WorkerReexecutor;
import dev.reckoner.runtime.worker.WorkerSetup;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.Party;
import dev.reckoner.trail.PartyRole;
import dev.reckoner.trail.bundle.BundleWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code record}. */
@Command(name = "record", description = "Runs a model over inputs and writes a signed bundle that anyone can audit.")
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
            names = "--model-version",
            paramLabel = "VERSION",
            description = "The model's published version.",
            defaultValue = "")
    private String version = "";

    @Option(names = "--provider", required = true, description = "Who answers for the model.")
    private String provider = "";

    @Option(names = "--operator", required = true, description = "Who runs it.")
    private String operator = "";

    @Option(names = "--payout", paramLabel = "ACCOUNT", description = "The account that the operator is paid at.")
    private Optional<String> payout = Optional.empty();

    @Option(names = "--endpoint", paramLabel = "ADDRESS", description = "Where the operator is reached.")
    private Optional<String> endpoint = Optional.empty();

    @Option(names = "--application", description = "Who asked.", defaultValue = Claim.NOT_STATED)
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
            description = "Graph optimisation: ${COMPLETION-CANDIDATES}. ALL unless given; with a trace NO_OPT, since a"
                    + " trace is of the graph as it is written.")
    private Optional<Optimisation> optimisation = Optional.empty();

    @Option(names = "--threads", description = "Intra-operator threads.", defaultValue = "1")
    private int threads = 1;

    @Option(names = "--trace", description = "Carry the values of the operators, and sign their root.")
    private boolean trace;

    @Option(
            names = "--trace-values",
            paramLabel = "VALUES",
            description = "Which values --trace carries: all of the main graph, inner (those inside loops, branches and"
                    + " functions too), matmul (what matrix products and convolutions give) or layers (what layers"
                    + " hand on). Unless given, inner where a model has an inside, else all: a trace then takes"
                    + " thousands of times the room of the answer.",
            converter = TraceWord.class)
    private Optional<TraceValues> traceValues = Optional.empty();

    @Option(names = "--with-model", description = "Carry the model file in the bundle.")
    private boolean withModel;

    @Mixin
    private Output output = new Output();

    private int tracedValues;
    private long tracedBytes;

    @Override
    public Integer call() throws IOException {
        check();
        var folders = InputFolder.find(inputs);
        if (folders.isEmpty()) {
            throw new RefusedArgument(
                    "CL-NO-INPUTS",
                    "There are no inputs in " + inputs.getFirst()
                            + ". Put files NAME.npy or NAME.pb in a folder for each"
                            + " inference, NAME being the model's name of the input.");
        }
        try {
            var opened = OnnxModel.open(model);
            if (isTraced()) {
                Tracer.requireRepeatable(opened);
            }
            record(opened, folders, SigningKeyFile.readOrCreate(key));
        } catch (ModelException | ExecutionException | CommitException e) {
            throw new IOException(e.getMessage(), e);
        }
        say(folders.size());
        return ExitCode.AFFIRMING;
    }

    /** Before anything is written: a key or half a bundle left behind would look like a record. */
    private void check() throws IOException {
        GivenPath.file(model, "model");
        for (var folder : inputs) {
            GivenPath.folder(folder, "folder of inputs");
        }
        if (attestation.isPresent()) {
            GivenPath.file(attestation.get(), "attestation document");
        }
        if (isTraced()
                && optimisation.filter(level -> level != Optimisation.NO_OPT).isPresent()) {
            throw new RefusedArgument(
                    "CL-ARGUMENT",
                    "A trace is of the graph as it is written, so that it goes with --optimisation NO_OPT only.");
        }
        GivenPath.writable(out, "bundle");
        GivenPath.writable(key, "signing key");
    }

    private void record(OnnxModel opened, List<InputFolder> folders, KeyPair signer)
            throws IOException, ExecutionException, CommitException {
        var clock = Clock.systemUTC();
        var declared = new ModelReference(name, version, Optional.of(Digest.ofSha256(opened.sha256())));
        var level = optimisation.orElse(isTraced() ? Optimisation.NO_OPT : Optimisation.ALL);
        var profile = ExecutionProfile.CANONICAL.withOptimisation(level).withThreads(threads);
        try (var runtime = new WorkerReexecutor(WorkerSetup.ordinary());
                var bundle = BundleWriter.create(out, "Inferences of " + operator, clock.instant())) {
            describe(bundle, declared, signer.getPublic().getEncoded());
            var recorder = new Recorder(runtime, bundle);
            for (var folder : folders) {
                var request = request(folder, clock.instant());
                if (isTraced()) {
                    var values = traceValues.orElse(opened.isNested() ? TraceValues.INNER : TraceValues.ALL);
                    count(recorder.recordTraced(request, opened, declared, folder.read(), profile, values, signer));
                } else {
                    recorder.record(request, opened, declared, folder.read(), profile, signer);
                }
            }
        }
    }

    private boolean isTraced() {
        return trace || traceValues.isPresent();
    }

    private void count(TracedRun.Traced traced) {
        tracedValues += traced.list().leaves().size();
        tracedBytes += traced.bytes();
    }

    private Recorder.Request request(InputFolder folder, Instant now) {
        return new Recorder.Request(
                folder.label(), now, provider, operator, application, attestationId.map(Digest::ofSha256));
    }

    private void describe(BundleWriter bundle, ModelReference declared, byte[] publicKey) throws IOException {
        bundle.party(new Party(provider, provider, PartyRole.PROVIDER));
        bundle.party(new Party(operator, operator, PartyRole.OPERATOR, payout, endpoint));
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
            output.json(Map.of(
                    "bundle", out.toString(),
                    "inferences", count,
                    "tracedValues", tracedValues,
                    "tracedBytes", tracedBytes));
        } else {
            output.line(count + " inferences recorded in " + out);
            if (isTraced()) {
                output.line("Traces: " + tracedValues + " values, " + (tracedBytes + 999_999) / 1_000_000 + " MB");
            }
        }
    }
}
