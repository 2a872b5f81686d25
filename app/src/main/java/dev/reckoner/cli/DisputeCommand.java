package dev.reckoner.cli;

import dev.reckoner.audit.trace.DisputeMail;
import dev.reckoner.audit.trace.DisputePipe;
import dev.reckoner.audit.trace.DisputeTerms;
import dev.reckoner.audit.trace.Rfc6962Tree;
import dev.reckoner.audit.trace.TraceFolder;
import dev.reckoner.audit.trace.TraceRoots;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.commit.CommitException;
import dev.reckoner.runtime.commit.dispute.DisputeWalk;
import dev.reckoner.runtime.commit.dispute.PartRunner;
import dev.reckoner.runtime.commit.dispute.TraceHolder;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.worker.WorkerReexecutor;
import dev.reckoner.runtime.worker.WorkerSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dispute}. */
@Command(
        name = "dispute",
        description = {
            "Finds the operator at which a claimed trace stops following from its own values.",
            "Both traces in folders: --mine and --theirs.",
            "Between two parties: who holds the disputed trace answers with --serve, who doubts it asks with --claim and"
                    + " --connect; through a folder of messages that they send each other, or through pipes."
        },
        footer = {
            "",
            "Exit codes: 0 the trace stands, 1 it does not, 3 an answer is awaited or nothing decides, 2 could not run."
        })
final class DisputeCommand implements Callable<Integer> {
    private static final String PIPES = "-";

    @Option(names = "--model", paramLabel = "FILE", description = "The model that is said to have run.")
    private Optional<Path> model = Optional.empty();

    @Option(
            names = "--mine",
            required = true,
            paramLabel = "FOLDER",
            description = "Your own trace, as 'reckoner trace commit' wrote it.")
    private Path mine = Path.of("");

    @Option(names = "--theirs", paramLabel = "FOLDER", description = "The disputed trace, where you have all of it.")
    private Optional<Path> theirs = Optional.empty();

    @Option(
            names = "--claim",
            paramLabel = "FILE",
            description = "roots.json of the disputed trace, where you have no more of it; needs --root.")
    private Optional<Path> claim = Optional.empty();

    @Option(
            names = "--root",
            paramLabel = "SHA256",
            description =
                    "The root over all of the disputed run (the last line of 'reckoner trace commit'), by whoever signed"
                            + " or published it; the one in the file is nobody's word.",
            converter = DigestWord.class)
    private Optional<Digest> root = Optional.empty();

    @Option(
            names = "--connect",
            paramLabel = "PATH",
            description = "Ask through this folder of messages; - for standard output and input.")
    private Optional<String> connect = Optional.empty();

    @Option(
            names = "--serve",
            paramLabel = "PATH",
            description = "Answer what is asked in this folder of messages; - for standard input and output.")
    private Optional<String> serve = Optional.empty();

    @Option(
            names = "--ways",
            paramLabel = "N",
            description = "Into how many parts the operators are taken apart in each round, at most.",
            defaultValue = "16")
    private int ways = 16;

    @Option(
            names = "--tolerance",
            paramLabel = "TOLERANCE",
            description =
                    "default: what rounding explains on both machines; exact: not in a bit, for a machine like the other.",
            converter = ToleranceWord.Converter.class,
            defaultValue = "default")
    private ToleranceWord tolerance = ToleranceWord.DEFAULT;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        GivenPath.folder(mine, "folder of the trace");
        try {
            var own = TraceFolder.open(mine);
            return serve.isPresent() ? answer(own) : challenge(own);
        } catch (CommitException | ExecutionException | ModelException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private int answer(TraceFolder own) throws IOException, CommitException {
        var holder = new TraceHolder(own.commitment(), own::value);
        var place = serve.orElseThrow();
        if (place.equals(PIPES)) {
            new DisputePipe(System.in, System.out).answer(holder);
            return ExitCode.AFFIRMING;
        }
        GivenPath.folder(Path.of(place), "folder of messages");
        int answered = new DisputeMail(Path.of(place)).answer(holder);
        if (output.json()) {
            output.json(Map.of("answered", answered));
        } else {
            output.line(answered + " answers written to " + place);
        }
        return ExitCode.AFFIRMING;
    }

    private int challenge(TraceFolder own) throws IOException, CommitException, ExecutionException, ModelException {
        boolean byMessages = claim.isPresent() && root.isPresent() && connect.isPresent();
        if (model.isEmpty() || theirs.isPresent() == byMessages) {
            throw new RefusedArgument(
                    "CL-USAGE",
                    "Name the model, and either the other trace with --theirs, or its roots.json with --claim, the root that"
                            + " was published with --root and where to ask with --connect.");
        }
        GivenPath.file(model.get(), "model");
        Optional<TraceFolder> other = theirs.isPresent() ? Optional.of(folder(theirs.get())) : Optional.empty();
        var stated = other.isPresent() ? other.get().roots() : stated(claim.orElseThrow());
        var run = DisputeTerms.of(OnnxModel.open(model.get()), own, stated, root);
        // The values are the other side's, and may be made to bring a runtime down.
        try (var runtime = new WorkerReexecutor(WorkerSetup.ordinary())) {
            var runner = PartRunner.on(runtime);
            var consistency = tolerance.consistency(run.model(), stated, runner);
            var walk = new DisputeWalk(run, ways, consistency, runner, Rfc6962Tree.TREE);
            boolean over = other.isPresent() ? play(walk, other.get()) : exchange(walk);
            return new DisputeReport(output, connect.filter(PIPES::equals).isPresent()).say(walk, over);
        }
    }

    private static TraceFolder folder(Path folder) throws IOException, CommitException {
        GivenPath.folder(folder, "folder of the other trace");
        return TraceFolder.open(folder);
    }

    private static TraceRoots stated(Path file) throws IOException {
        GivenPath.file(file, "roots.json of the other trace");
        return TraceFolder.roots(file);
    }

    private static boolean play(DisputeWalk walk, TraceFolder other)
            throws IOException, CommitException, ExecutionException {
        var holder = new TraceHolder(other.commitment(), other::value);
        for (var question = walk.question(); question.isPresent(); question = walk.question()) {
            walk.answer(holder.answer(question.get()));
        }
        return true;
    }

    private boolean exchange(DisputeWalk walk) throws IOException, CommitException, ExecutionException {
        var place = connect.orElseThrow();
        return place.equals(PIPES)
                ? new DisputePipe(System.in, System.out).challenge(walk)
                : new DisputeMail(Path.of(place)).challenge(walk);
    }
}
