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
                    "The operator trace",
                    "Whether the trace that the trail carries is the one whose root the record signs; see"
                            + " [traces.md](traces.md). Asked only of records that sign one.",
                    TraceCode.values()),
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
            Chapter.of(
                    "Reference values of another time",
                    "What the analyst accepts is accepted for an interval. The time of the claim decides; for an"
                            + " attestation on its own, its signed time.",
                    ReferenceCode.values()),
            Chapter.of(
                    "Proofs under block headers",
                    "Merkle Patricia proofs of receipts, accounts and stored values, strictly walked. A proof is worth what"
                            + " its header is worth: only the hash of a trusted block among the reference values vouches"
                            + " for it; see [evm-proofs.md](evm-proofs.md).",
                    ProofCode.values()),
            Chapter.of(
                    "Who paid, and what",
                    "Payments of x402 and the costs that responses state. Who paid says nothing for or against an answer, so"
                            + " what is found of the payer of a claim is affirming whatever its grade, which proven, supported"
                            + " or asserted tells. No payment is tied to a response by a signature: the payer signs no hash of"
                            + " it, and the enclave signs no payer, no usage and no cost. What ties them is a settlement of"
                            + " the single response, a session, or the record that holds both.",
                    PaymentCode.values()),
            Chapter.of(
                    "Signs of life",
                    "Heartbeats as gateways send them, and as transactions hand them to the registry.",
                    HeartbeatCode.values()),
            Chapter.of(
                    "Oblivious HTTP",
                    "The HPKE keys to which clients encrypt requests; no claim rests on them.",
                    OhttpCode.values()),
            Chapter.of(
                    "Clients' audit trails",
                    "Lines that an example of OpenGradient's SDK writes. They are nobody's signed word, so they put no claim in"
                            + " doubt.",
                    AuditLogCode.values()),
            Chapter.of(
                    "Settlement on the chain",
                    "What event logs and transactions tell of a settlement. They are nobody's signed word, so they"
                            + " contraindicate nothing, and only what the known settlement contracts tell affirms.",
                    OnChainCode.values()),
            Chapter.of(
                    "Admission to the registry",
                    "The registry's decision to admit an enclave, taken again at its block from the calldata of the"
                            + " registration, for the transaction and for the claims of that enclave.",
                    AdmissionCode.values()),
            Chapter.of(
                    "Said more than once",
                    "The same response settled again, and the same request answered differently.",
                    ReplayCode.values()),
            Chapter.of(
                    "Remarks",
                    "What is told for completeness and weighs nothing: these findings never change the tier of a claim.",
                    RemarkCode.values()),
            Chapter.of("The model", "Which model file the record names.", ModelCode.values()),
            Chapter.of(
                    "ONNX inference on OpenGradient",
                    "Inferences that a chain's log tells of, or that a node answered off the chain. Nobody signs them, so they"
                            + " contraindicate nothing and their claims are at most not checked, even where running them again"
                            + " gives every bit.",
                    InferenceCode.values()),
            Chapter.of(
                    "Running a claim again",
                    "What came out when the claim was run again. An inconclusive verdict never speaks against anybody. Nor does it take"
                            + " anything back: of several runs of a claim the newest that decides stands, everywhere in the"
                            + " program, and later ones that could not decide are told beside it. Only a run that decides"
                            + " otherwise takes a verdict back.",
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
