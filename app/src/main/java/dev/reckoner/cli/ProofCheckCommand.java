package dev.reckoner.cli;

import dev.reckoner.crypto.NoteKey;
import dev.reckoner.crypto.tlog.Endorsement;
import dev.reckoner.crypto.tlog.ProofAnswer;
import dev.reckoner.crypto.tlog.Quorum;
import dev.reckoner.crypto.tlog.TlogProof;
import dev.reckoner.crypto.tlog.WitnessPolicy;
import dev.reckoner.ledger.witness.HeadFiles;
import dev.reckoner.trail.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code proof check}. */
@Command(
        name = "check",
        description = {
            "Checks that an entry stands in a log: the path to the head, the log's signature, the witnesses' cosignatures.",
            "It needs no case. Too few witnesses end with exit code 3, anything else that does not hold with 1."
        })
final class ProofCheckCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ENTRY", description = "The entry, byte for byte as it was exported.")
    private Path entry = Path.of("");

    @Parameters(index = "1", paramLabel = "PROOF", description = "The .tlog-proof file.")
    private Path proof = Path.of("");

    @Option(
            names = "--key",
            paramLabel = "VKEY",
            converter = LogKeyWord.class,
            description = "The log's key, from its owner and not from whoever gave you the proof.")
    private Optional<NoteKey> key = Optional.empty();

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description =
                    "A C2SP witness policy: how many of which witnesses must have cosigned; may name the log too.")
    private Optional<Path> policy = Optional.empty();

    @Mixin
    private Output output = new Output();

    /** A witness that cosigned, and when, where it says. */
    record Cosigned(String witness, Optional<Instant> time) {}

    @Override
    public Integer call() throws IOException {
        GivenPath.file(entry, "entry");
        GivenPath.file(proof, "proof");
        if (Files.size(entry) > Limits.JSON_BYTES) {
            throw new RefusedArgument("CL-ARGUMENT", entry + " is longer than 64 MiB, which no entry is.");
        }
        var read = HeadFiles.proof(proof);
        var answer = read.check(Files.readAllBytes(entry), believed());
        say(read, answer);
        return exit(answer);
    }

    private WitnessPolicy believed() throws IOException {
        var named = new WitnessPolicy(List.of(), List.of(), Quorum.NONE);
        if (policy.isPresent()) {
            GivenPath.file(policy.get(), "witness policy");
            named = HeadFiles.policy(policy.get());
        }
        var believed = key.map(named::with).orElse(named);
        if (believed.logs().isEmpty()) {
            throw new RefusedArgument(
                    "CL-USAGE", "Say which log is believed: --key VKEY, or --policy FILE with a line that names it.");
        }
        return believed;
    }

    private static int exit(ProofAnswer answer) {
        if (answer.holds()) {
            return ExitCode.AFFIRMING;
        }
        boolean undecided = answer.included() && answer.endorsement().standing() == Endorsement.Standing.NO_QUORUM;
        return undecided ? ExitCode.UNDECIDED : ExitCode.CONTRAINDICATED;
    }

    private void say(TlogProof read, ProofAnswer answer) {
        var cosigned = answer.endorsement().cosigned().entrySet().stream()
                .map(one -> new Cosigned(one.getKey().key().name(), one.getValue()))
                .toList();
        if (output.json()) {
            var json = new LinkedHashMap<String, Object>();
            json.put("log", read.head().origin());
            json.put("index", read.index());
            json.put("size", read.head().size());
            json.put("holds", answer.holds());
            json.put("included", answer.included());
            json.put("signatures", answer.endorsement().standing());
            json.put("cosigned", cosigned);
            output.json(json);
            return;
        }
        var path = path(read, answer.included());
        var signatures = signatures(read, answer.endorsement());
        if (answer.holds()) {
            output.line("The proof holds.");
            output.line(path);
            output.line(signatures);
        } else {
            boolean undecided = exit(answer) == ExitCode.UNDECIDED;
            output.line(undecided ? "Too few witnesses cosigned for the proof to hold." : "The proof does not hold.");
            // What is wrong comes first; that the other half is right makes no proof.
            output.line(answer.included() ? signatures : path);
            output.line(answer.included() ? "Apart from that: " + path : signatures);
        }
        cosigned.forEach(one -> output.line("Cosigned by " + one.witness
                + one.time.map(time -> ", as it says on " + time).orElse(", without a time")));
    }

    private static String path(TlogProof read, boolean included) {
        var head = read.head();
        return included
                ? "The entry is number " + read.index() + " of the " + head.size() + " under the root "
                        + head.root().hex() + "."
                : "The proof does not lead from this entry, byte for byte, to the root "
                        + head.root().hex() + ".";
    }

    private String signatures(TlogProof read, Endorsement endorsement) {
        String log = read.head().origin();
        return switch (endorsement.standing()) {
            case VALID ->
                "That root is signed by " + log
                        + (policy.isPresent()
                                ? ", and as many witnesses cosigned it as are asked for."
                                : ". No policy was given, so that no witness was asked for.");
            case NO_QUORUM ->
                "That root is signed by " + log + ", but not cosigned by as many witnesses as are asked for.";
            case NOT_SIGNED -> "That root is not signed with a key of " + log + " that you believe.";
            case BADLY_SIGNED ->
                "The signature of "
                        + endorsement.culprit().map(NoteKey::name).orElse(log)
                        + " does not hold, so that no signature counts.";
        };
    }
}
