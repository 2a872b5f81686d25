package dev.reckoner.appraise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.PythonJson;
import dev.reckoner.crypto.Vectors;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.MemoryFile;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailReaders;
import dev.reckoner.trail.ValueReference;
import dev.reckoner.trail.opengradient.settlement.BatchDump;
import dev.reckoner.trail.opengradient.settlement.Leaf;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Settlement batches and the responses that they settle; the leaves' signatures are real ones of a throw-away key. */
class SettlementTest {
    private static final JsonNode TREES = Vectors.json("opengradient/settlement/synthetic_batch_trees.json");
    private static final JsonNode LAYOUTS = Vectors.json("opengradient/settlement/synthetic_leaf_generations.json");
    private static final JsonNode RESPONSES = Vectors.json("opengradient/llm/synthetic_tee_responses.json");

    private final CollectingSink sink = new CollectingSink();

    @Test
    void aBatchAddsUpAndEachOfItsLeavesIsSigned() throws IOException {
        key();
        for (JsonNode tree : TREES.get("trees")) {
            Evidence batch = batch(tree.get("dump"));
            List<Finding> findings = findings(batch);
            int count = tree.get("batchSize").intValue();
            assertThat(findings)
                    .extracting(Finding::code)
                    .containsExactly("EV-BATCH-TREE-VALID", "EV-BATCH-LEAVES-SIGNED");
            assertThat(findings.getLast().detail()).isEqualTo(count + " of " + count);
            assertThat(findings.getFirst().detail()).contains(tree.get("root").textValue());
            assertThat(findings.getFirst().asOf().getEpochSecond()).isEqualTo(1747001000 + count - 1);
        }
    }

    @Test
    void withoutTheKeyOfTheEnclaveTheLeavesAreNotChecked() throws IOException {
        List<Finding> findings = findings(batch(tree(2)));
        assertThat(findings).extracting(Finding::code).containsExactly("EV-BATCH-TREE-VALID", "EV-BATCH-KEYS-MISSING");
        assertThat(findings.getLast().detail())
                .isEqualTo(
                        "4 of 4, enclaves 1, first " + RESPONSES.get("tee_id").textValue());
    }

    @Test
    void batchesOfOlderLayoutsAddUpAndHoldNoSignatureToCheck() throws IOException {
        for (JsonNode generation : LAYOUTS.get("generations")) {
            assertThat(findings(batch(generation.get("dump"))))
                    .extracting(Finding::code)
                    .startsWith("EV-BATCH-TREE-VALID")
                    .doesNotContain("EV-BATCH-LEAVES-SIGNED", "EV-BATCH-LEAF-UNSIGNED");
        }
    }

    @Test
    void aTamperedBatchIsBrokenAndItsFirstFaultIsNamed() throws IOException {
        key();
        ObjectNode changed = tree(2);
        ((ArrayNode) changed.at("/values/1/value")).set(4, "1747001009");
        List<Finding> findings = findings(batch(changed));
        assertThat(findings)
                .extracting(Finding::code)
                .containsExactly("EV-BATCH-TREE-BROKEN", "EV-BATCH-LEAVES-SIGNED", "EV-BATCH-LEAF-UNSIGNED");
        int index = changed.at("/values/1/treeIndex").intValue();
        assertThat(findings.getFirst().detail()).isEqualTo("node " + index + " is not the hash of value 2");
        assertThat(findings.get(1).detail()).isEqualTo("3 of 4");
        assertThat(findings.get(2).detail()).isEqualTo("1 of 4, first value 2");
        ObjectNode root = tree(2);
        ((ArrayNode) root.get("tree")).set(0, "0x" + "0".repeat(64));
        assertThat(findings(batch(root)).getFirst().detail()).isEqualTo("node 0 is not the hash of its children");
    }

    @Test
    void aTreeBuiltAnewOverAForgedLeafAddsUpButIsNotSigned() throws IOException {
        key();
        List<Finding> findings = findings(batch(rebuilt(leaf -> new Leaf(
                leaf.layout(),
                leaf.teeId(),
                leaf.inputHash(),
                "0x" + "0".repeat(64),
                leaf.signature(),
                leaf.timestamp()))));
        assertThat(findings)
                .extracting(Finding::code)
                .containsExactly("EV-BATCH-TREE-VALID", "EV-BATCH-LEAVES-SIGNED", "EV-BATCH-LEAF-UNSIGNED");
        assertThat(findings.get(2).tier()).isEqualTo(Tier.CONTRAINDICATED);
    }

    @Test
    void placeholdersAndDuplicatesAreWarnings() throws IOException {
        key();
        List<Finding> placeholder = findings(batch(rebuilt(leaf -> new Leaf(
                leaf.layout(),
                leaf.teeId(),
                leaf.inputHash(),
                leaf.outputHash(),
                Optional.of("0xd3"),
                leaf.timestamp()))));
        assertThat(placeholder)
                .extracting(Finding::code)
                .containsExactly("EV-BATCH-TREE-VALID", "EV-BATCH-PLACEHOLDER", "EV-BATCH-LEAVES-SIGNED");
        assertThat(placeholder.get(1).detail()).isEqualTo("1 of 4, first value 1");
        List<Leaf> leaves = BatchDump.parse(StrictJson.write(tree(1))).leaves();
        List<Finding> twice = findings(batch(MadeBatch.dump(List.of(leaves.get(0), leaves.get(1), leaves.get(0)))));
        assertThat(twice)
                .extracting(Finding::code)
                .containsExactly("EV-BATCH-TREE-VALID", "EV-BATCH-DUPLICATE", "EV-BATCH-LEAVES-SIGNED");
    }

    @Test
    void bytesThatAreNotHeldOrNotTheBatchAreTold() throws IOException {
        Evidence.SettlementBatch batch = (Evidence.SettlementBatch) batch(tree(1));
        sink.blobs.remove(batch.blob());
        assertThat(findings(batch)).extracting(Finding::code).containsExactly("EV-BATCH-NOT-HELD");
        sink.blobs.put(batch.blob(), StrictJson.write(tree(2)));
        assertThat(findings(batch)).extracting(Finding::code).containsExactly("EV-BATCH-MALFORMED");
        sink.blobs.put(batch.blob(), new byte[] {1});
        assertThat(findings(batch)).extracting(Finding::code).containsExactly("EV-BATCH-MALFORMED");
    }

    @Test
    void aResponseIsFoundInABatchOfEachLayout() throws IOException {
        for (JsonNode generation : LAYOUTS.get("generations")) {
            CollectingSink one = new CollectingSink();
            read(response(1).toString(), one);
            read(generation.get("dump").toString(), one);
            List<Finding> findings = settlement(one);
            assertThat(findings).extracting(Finding::code).containsExactly("EV-SETTLED-IN-BATCH");
            assertThat(findings.getFirst().detail())
                    .startsWith("node ")
                    .contains(" of 5, root " + generation.get("root").textValue());
        }
    }

    @Test
    void aResponseThatDiffersInAnyValueOrIsInNoBatchGetsNoFinding() throws IOException {
        for (String member : List.of("tee_signature", "tee_request_hash", "tee_output_hash", "tee_id")) {
            CollectingSink one = new CollectingSink();
            String value = member.equals("tee_signature") ? "AAAA" : "0".repeat(64);
            read(response(1).put(member, value).toString(), one);
            read(tree(3).toString(), one);
            assertThat(settlement(one)).as(member).isEmpty();
        }
        CollectingSink one = new CollectingSink();
        read(response(1).put("tee_timestamp", 1747001009).toString(), one);
        read(tree(3).toString(), one);
        assertThat(settlement(one)).isEmpty();
        read(response(1).toString(), sink);
        assertThat(settlement(sink)).isEmpty();
    }

    @Test
    void aResponseInTwoBatchesIsAWarningUnlessTheirLeavesAreHashesAlone() throws IOException {
        read(response(0).toString(), sink);
        batch(tree(0));
        batch(tree(1));
        assertThat(settlement(sink)).extracting(Finding::code).containsExactly("EV-SETTLED-TWICE");
        CollectingSink old = new CollectingSink();
        read(response(0).toString(), old);
        JsonNode hashes = LAYOUTS.at("/generations/L0_2025_12/dump");
        read(hashes.toString(), old);
        read(
                MadeBatch.dump(BatchDump.parse(StrictJson.write(hashes))
                                .leaves()
                                .subList(0, 2))
                        .toString(),
                old);
        assertThat(settlement(old)).extracting(Finding::code).containsExactly("EV-SETTLED-IN-BATCH");
    }

    @Test
    void aBatchThatDoesNotAddUpSettlesNothing() throws IOException {
        read(response(0).toString(), sink);
        ObjectNode broken = tree(1);
        ((ArrayNode) broken.get("tree")).set(0, "0x" + "0".repeat(64));
        batch(broken);
        assertThat(settlement(sink)).isEmpty();
    }

    @Test
    void theBlobOfASingleInferenceSettlesItsResponse() throws IOException {
        key();
        read(single(0).toString(), sink);
        assertThat(codes(sink))
                .containsEntry("settlement", "EV-SETTLED-INDIVIDUALLY")
                .containsEntry("signature", "EV-SIG-VALID")
                .containsEntry("input", "EV-REQUEST-HASH-MATCH")
                .containsEntry("output", "EV-OUTPUT-HASH-MATCH");
    }

    @Test
    void theBlobOfAStreamedCallIsNotAccusedOfAChangedAnswer() throws IOException {
        key();
        ObjectNode blob = single(0);
        ((ObjectNode) blob.get("output")).putArray("choices").addObject().putObject("delta");
        read(blob.toString(), sink);
        assertThat(codes(sink))
                .containsEntry("signature", "EV-SIG-VALID")
                .containsEntry("output", "EV-OUTPUT-HASH-ABSENT");
    }

    @Test
    void numbersThatJavaScriptChangesAreNotTakenForTampering() throws IOException {
        key();
        ObjectNode whole = single(0);
        ((ObjectNode) whole.get("input")).put("temperature", 0);
        read(whole.toString(), sink);
        assertThat(codes(sink)).containsEntry("input", "EV-REQUEST-HASH-MISMATCH");
        CollectingSink lossy = new CollectingSink();
        ObjectNode blob = single(0);
        ((ObjectNode) blob.get("input")).putArray("tools").addObject().put("maximum", 1);
        read(blob.toString(), lossy);
        assertThat(codes(lossy)).containsEntry("input", "EV-REQUEST-HASH-LOST");
    }

    @Test
    void aBlobThatLostNumbersIsTheClaimOfItsResponseWhicheverComesFirst() throws IOException {
        key();
        ObjectNode exchange = JsonNodeFactory.instance.objectNode();
        exchange.set("request", RESPONSES.at("/cases/0/canonical_request_object"));
        exchange.set("response", RESPONSES.at("/cases/0/response_body"));
        read(exchange.toString(), sink);
        read(withNumber(single(0)).toString(), sink);
        assertThat(sink.claims)
                .extracting(Claim::id)
                .hasSize(2)
                .containsOnly(sink.claims.getFirst().id());
        assertThat(sink.claims.getLast().inputs().getFirst().held()).isEmpty();
        assertThat(codes(sink)).containsEntry("input", "EV-REQUEST-HASH-MATCH");
    }

    /** What another copy of the claim brought counts, whichever copy of the response the case chose. */
    @Test
    void aResponseWithoutItsRequestIsComparedWithTheOneOfACopy() throws IOException {
        key();
        read(withNumber(single(0)).toString(), sink);
        Claim alone = sink.claims.getFirst();
        byte[] asked = PythonJson.bytes(RESPONSES.at("/cases/0/canonical_request_object"));
        ValueReference input = alone.inputs().getFirst();
        sink.claims.set(
                0,
                new Claim(
                        alone.id(),
                        alone.label(),
                        alone.format(),
                        alone.madeAt(),
                        alone.parties(),
                        alone.model(),
                        List.of(new ValueReference(
                                input.name(),
                                input.kind(),
                                input.claimed(),
                                input.tensor(),
                                Optional.of(sink.blob(asked)))),
                        alone.outputs(),
                        alone.execution(),
                        alone.statement(),
                        alone.evidence(),
                        alone.place()));
        assertThat(codes(sink)).containsEntry("input", "EV-REQUEST-HASH-MATCH");
    }

    @Test
    void aBlobWithAnotherAnswerIsAnotherClaimWhateverItsNumbers() throws IOException {
        read(single(0).toString(), sink);
        ObjectNode forged = withNumber(single(0));
        ((ObjectNode) forged.at("/output/choices/0/message")).put("content", "forged");
        read(forged.toString(), sink);
        assertThat(sink.claims.getLast().id())
                .isNotEqualTo(sink.claims.getFirst().id());
    }

    private static ObjectNode withNumber(ObjectNode blob) {
        ((ObjectNode) blob.get("input")).putArray("tools").addObject().put("maximum", 1);
        return blob;
    }

    @Test
    void aBatchIsReadOnceForAllThatAsk() throws IOException {
        for (int i = 0; i < 3; i++) {
            read(response(i).toString(), sink);
        }
        Evidence batch = batch(tree(3));
        AtomicInteger reads = new AtomicInteger();
        CaseEvidence counting = counting(new CollectedEvidence(sink), batch.blob(), reads);
        Check.Context context = new Check.Context(counting, ReferenceValues.BUILT_IN);
        List<Check> checks = EvidenceChecks.all();
        List<Finding> findings = new ArrayList<>();
        for (Claim claim : sink.claims) {
            checks.forEach(check -> findings.addAll(check.appraise(claim, context)));
        }
        checks.forEach(check -> findings.addAll(check.appraise(batch, context)));
        assertThat(findings).filteredOn(f -> f.check().equals("settlement")).hasSize(3);
        assertThat(findings).filteredOn(f -> f.check().equals("batch")).isNotEmpty();
        assertThat(reads).hasValue(1);
    }

    private static CaseEvidence counting(CaseEvidence held, Digest blob, AtomicInteger reads) {
        return (CaseEvidence) Proxy.newProxyInstance(
                CaseEvidence.class.getClassLoader(),
                new Class<?>[] {CaseEvidence.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("blob") && arguments[0].equals(blob)) {
                        reads.incrementAndGet();
                    }
                    return method.invoke(held, arguments);
                });
    }

    private static ObjectNode tree(int index) {
        return TREES.at("/trees/" + index + "/dump").deepCopy();
    }

    /** The batch of four with its first leaf exchanged and the tree built anew. */
    private static ObjectNode rebuilt(UnaryOperator<Leaf> change) throws IOException {
        List<Leaf> leaves =
                new ArrayList<>(BatchDump.parse(StrictJson.write(tree(2))).leaves());
        leaves.set(0, change.apply(leaves.getFirst()));
        return MadeBatch.dump(leaves);
    }

    /** The response whose settlement is that item of the reference trees. */
    private static ObjectNode response(int index) {
        JsonNode item = LAYOUTS.get("items").get(index);
        return JsonNodeFactory.instance
                .objectNode()
                .put("object", "chat.completion")
                .put("tee_request_hash", item.get("inputHash").textValue().substring(2))
                .put("tee_output_hash", item.get("outputHash").textValue().substring(2))
                .put("tee_timestamp", item.get("timestamp").asLong())
                .put("tee_id", item.get("teeId").textValue())
                .put("tee_signature", item.get("signature_base64").textValue());
    }

    private static ObjectNode single(int index) {
        JsonNode one = RESPONSES.at("/cases/" + index);
        ObjectNode blob = JsonNodeFactory.instance.objectNode();
        blob.set("input", one.get("canonical_request_object").deepCopy());
        blob.set("output", one.get("response_body").deepCopy());
        return blob.put("teeSignature", one.at("/response_body/tee_signature").textValue())
                .put("teeId", RESPONSES.get("tee_id").textValue())
                .put("timestamp", one.at("/response_body/tee_timestamp").asText())
                .put("ethAddress", "0x" + "ab".repeat(20));
    }

    private void key() throws IOException {
        byte[] spki =
                HexFormat.of().parseHex(TREES.get("signing_key_der").textValue().substring(2));
        Digest id = sink.blob(spki);
        sink.evidence(new Evidence.SigningKey(
                id, id, "key", "RSA", Base64.getEncoder().encodeToString(spki), ""));
    }

    private Evidence batch(JsonNode dump) throws IOException {
        read(dump.toString(), sink);
        return sink.evidence.getLast();
    }

    private static void read(String content, CollectingSink sink) throws IOException {
        assertThat(TrailReaders.installed().readFile(MemoryFile.of("file.json", content), sink))
                .isPresent();
        assertThat(sink.problems).isEmpty();
    }

    private List<Finding> findings(Evidence item) {
        return new CollectedEvidence(sink).findings(item, ReferenceValues.BUILT_IN);
    }

    private static List<Finding> settlement(CollectingSink sink) {
        return new CollectedEvidence(sink)
                .findings(sink.claims.getFirst(), ReferenceValues.BUILT_IN).stream()
                        .filter(finding -> finding.check().equals("settlement"))
                        .toList();
    }

    private static Map<String, String> codes(CollectingSink sink) {
        return new CollectedEvidence(sink)
                .findings(sink.claims.getFirst(), ReferenceValues.BUILT_IN).stream()
                        .collect(Collectors.toMap(Finding::check, Finding::code));
    }
}
