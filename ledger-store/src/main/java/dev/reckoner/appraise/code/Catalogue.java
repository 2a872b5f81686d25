package dev.reckoner.appraise.code;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All reason codes of findings, by subject; docs/findings.md says the same in print. */
public final class Catalogue {
    private static final List<Chapter> CHAPTERS = List.of(
            Chapter.of(
                    "Who signed",
                    "The signature under a claim: in-toto statements in DSSE envelopes, and the RSA-PSS signatures of"
                            + " OpenGradient's enclaves.",
                    SignatureCode.values()),
            Chapter.of(
                    "What was asked and answered",
                    "Whether the values that the trail carries are those that were signed.",
                    ValueCode.values()),
            Chapter.of(
                    "Whose key it is",
                    "What ties the signing key to an attested enclave, and to the parties that the record names; see"
                            + " [reference-values.md](reference-values.md).",
                    KeyCode.values()),
            Chapter.of(
                    "The attestation",
                    "AWS Nitro attestation documents, on their own and under a claim. True as of the document's own signed"
                            + " time.",
                    AttestationCode.values()),
            Chapter.of("When it was", "Whether the times that the evidence states fit each other.", TimeCode.values()),
            Chapter.of(
                    "The registry",
                    "The events of OpenGradient's registry, replayed up to the second of the claim. Only logs of the"
                            + " registries among the reference values count, and only with block and time. Logs are nobody's"
                            + " signed word, so they contraindicate nothing.",
                    RegistryCode.values()),
            Chapter.of(
                    "Settlement",
                    "What of a response was settled, in a batch or on its own. A response that no settlement of the case"
                            + " holds gets no finding here: before July 2026 a settlement that failed once was dropped, and a"
                            + " case need not hold every batch. That a blob exists does not show that it was settled on the"
                            + " chain.",
                    SettlementCode.values()),
            Chapter.of("The model", "Which model file the record names.", ModelCode.values()),
            Chapter.of(
                    "ONNX inference on OpenGradient",
                    "Inferences that a chain's log tells of, or that a node answered off the chain. Nobody signs them, so they"
                            + " contraindicate nothing and their claims are at most not checked, even where running them again"
                            + " gives every bit.",
                    InferenceCode.values()),
            Chapter.of(
                    "Running a claim again",
                    "What came out when the claim was run again. An inconclusive verdict never speaks against anybody.",
                    ReexecutionCode.values()));

    private static final Map<String, ReasonCode> BY_CODE = CHAPTERS.stream()
            .flatMap(chapter -> chapter.codes().stream())
            .collect(Collectors.toUnmodifiableMap(ReasonCode::code, Function.identity()));

    private Catalogue() {}

    /**
     * Codes of one subject.
     *
     * @param title for people
     * @param introduction what holds for all of them
     */
    public record Chapter(String title, String introduction, List<ReasonCode> codes) {
        static Chapter of(String title, String introduction, ReasonCode[] codes) {
            return new Chapter(title, introduction, List.copyOf(Arrays.asList(codes)));
        }
    }

    /** By subject, in the order in which a person follows the chain. */
    public static List<Chapter> chapters() {
        return CHAPTERS;
    }

    /** The code of that name; empty for one that this version of the program does not know. */
    public static Optional<ReasonCode> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
