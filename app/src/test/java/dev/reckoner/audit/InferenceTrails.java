package dev.reckoner.audit;

import static dev.reckoner.trail.opengradient.inference.ChainFiles.input;
import static dev.reckoner.trail.opengradient.inference.ChainFiles.numbers;
import static dev.reckoner.trail.opengradient.inference.ChainFiles.output;

import com.esaulpaugh.headlong.abi.Tuple;
import dev.reckoner.appraise.ReferenceValues.ModelRelease;
import dev.reckoner.appraise.code.InferenceCode;
import dev.reckoner.appraise.code.KeyCode;
import dev.reckoner.appraise.code.ModelCode;
import dev.reckoner.appraise.code.ValueCode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.ipfs.FileCids;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.MemoryFile;
import dev.reckoner.trail.evm.ChainReader;
import dev.reckoner.trail.opengradient.inference.ChainFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/** Trails with inferences that a log or a node tells of, and with the model files that records name. */
final class InferenceTrails {
    private static final byte[] MODEL = SmallModels.addition(1, 2).toByteArray();
    private static final byte[] OTHER_WEIGHTS = SmallModels.addition(1, 3).toByteArray();
    private static final String BLOB = "hJD2Ja3akZFt1A2LT-D_1oxOCz_OtuGYw4V9eE1m39M";
    private static final int VANILLA = 0;
    private static final int ZKML = 1;

    private InferenceTrails() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of(
                        "a log of an inference",
                        in -> in.file("log.json", log(VANILLA, "some model", answered())),
                        InferenceCode.LOG_UNPROVEN,
                        ModelCode.MODEL_UNBOUND,
                        ValueCode.INPUT_UNBOUND,
                        ValueCode.OUTPUT_UNBOUND,
                        KeyCode.PARTY_BLANK),
                Scenario.of(
                        "a log of an inference that is proven to be in a block",
                        InferenceTrails::proven,
                        InferenceCode.LOG_PROVEN),
                Scenario.of(
                        "a log of an inference by another contract",
                        in -> in.file(
                                "log.json",
                                log(VANILLA, "some model", answered())
                                        .replace(ChainFiles.PRECOMPILE, ChainFiles.CALLER)),
                        InferenceCode.LOG_OTHER_CONTRACT),
                Scenario.of(
                        "a log of an inference that was to be proven, without its answer",
                        in -> in.file("log.json", log(ZKML, "some model", output(false))),
                        InferenceCode.LOG_ANSWER_ELSEWHERE,
                        InferenceCode.MODE_UNPROVEN),
                Scenario.of(
                        "a log of an inference with the model file of its identifier",
                        in -> {
                            in.file("model.onnx", MODEL);
                            in.file("log.json", log(VANILLA, cid(MODEL), answered()));
                        },
                        InferenceCode.MODEL_CID_MATCH),
                Scenario.of(
                        "a log of an inference with a Walrus identifier that the analyst knows",
                        in -> {
                            in.accept(new ModelRelease(BLOB, "", Digest.sha256(MODEL)));
                            in.file("log.json", log(VANILLA, BLOB, answered()));
                        },
                        InferenceCode.MODEL_BLOB_KNOWN),
                Scenario.of(
                        "a log of an inference with a Walrus identifier that nobody knows",
                        in -> in.file("log.json", log(VANILLA, BLOB, answered())),
                        InferenceCode.MODEL_BLOB_UNKNOWN),
                Scenario.of(
                        "the answer of a node that names a model of which there is no file",
                        in -> in.file("answer.json", """
                                {"ipfs_hash":"%s","output":[{"name":"y","shape":[1],"result":[1],"type":"number"}],\
                                "model_hash":"%s"}""".formatted(
                                        cid(MODEL), Digest.sha256(MODEL).hex())),
                        InferenceCode.NODE_ANSWER_UNSIGNED,
                        InferenceCode.MODEL_CID_UNKNOWN),
                Scenario.of(
                        "a proof that EZKL made",
                        in -> in.file(
                                "proof.json",
                                "{\"instances\":[[\"00\",\"01\"]],\"proof\":[1,2],\"transcript_type\":\"EVM\"}"),
                        InferenceCode.ZK_PRESENT),
                Scenario.of(
                        "a record of the published model",
                        in -> {
                            in.accept(new ModelRelease("m", "1", Digest.sha256(MODEL)));
                            new RecordTrail().namingModel("m", "1", MODEL).in(in);
                        },
                        ModelCode.MODEL_RELEASED),
                Scenario.of(
                        "a record of a model with other weights than the published one",
                        in -> {
                            in.accept(new ModelRelease("m", "1", Digest.sha256(MODEL)));
                            new RecordTrail()
                                    .model("m", "1", OTHER_WEIGHTS)
                                    .carrying(MODEL)
                                    .in(in);
                        },
                        ModelCode.MODEL_DIFFERS,
                        ModelCode.WEIGHT_ALTERED),
                Scenario.of(
                        "a record of a model that nobody published",
                        in -> new RecordTrail().namingModel("m", "1", MODEL).in(in),
                        ModelCode.MODEL_UNKNOWN));
    }

    private static void proven(Investigation in) throws IOException {
        var file = "{\"chainId\":10740,\"logs\":["
                + log(VANILLA, "some model", answered()).replace(ChainFiles.HASH, ProvenBlock.transaction()) + "]}";
        in.file("log.json", file);
        var told = new CollectingSink();
        new ChainReader().read(MemoryFile.of("log.json", file), told);
        var block = new ProvenBlock((Evidence.EventLog) told.evidence.getFirst());
        in.file("proof.json", block.proof());
        in.accept(block.vouched());
    }

    private static String log(int mode, String model, Tuple output) {
        return ChainFiles.event("i", mode, model, input(List.of(numbers("x", List.of(1), 1, 0))), output);
    }

    private static Tuple answered() {
        return output(false, numbers("y", List.of(1), 2, 0));
    }

    /** The identifier that IPFS gives the file. */
    static String cid(byte[] file) throws IOException {
        try (var cids = new FileCids(new ByteArrayInputStream(file))) {
            cids.readAllBytes();
            return cids.texts().getFirst();
        }
    }
}
