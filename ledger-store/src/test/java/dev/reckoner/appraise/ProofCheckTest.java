package dev.reckoner.appraise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.evm.Bytes;
import dev.reckoner.crypto.evm.MadeBlock;
import dev.reckoner.crypto.evm.ProvingTrie;
import dev.reckoner.crypto.evm.TrieRoot;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.MemoryFile;
import dev.reckoner.trail.TrailReaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proofs of receipts and of state, from the file to the finding. */
class ProofCheckTest {
    private static final String CONTRACT = "0x" + "35".repeat(20);
    private static final String TOPIC = "0x" + "dd".repeat(32);
    private static final long SECONDS = 1_770_000_000L;
    private static final long NUMBER = 4711;
    private static final Bytes ACCOUNT = Bytes.ofHex("24".repeat(20));

    private final MadeBlock block = new MadeBlock(
            NUMBER,
            SECONDS,
            IntStream.range(0, 40)
                    .mapToObj(i ->
                            MadeBlock.receipt(List.of(MadeBlock.log(CONTRACT, List.of(TOPIC), "0x%04x".formatted(i)))))
                    .toList());
    private final CollectingSink sink = new CollectingSink();

    @Test
    void aReceiptUnderATrustedBlockIsAffirmedAndProvesItsLogs() throws IOException {
        read(proof(7, quoted(block.header().toString()), ""));
        assertThat(sink.problems).isEmpty();
        Finding finding = finding(vouching());
        assertThat(finding.code()).isEqualTo("EV-PROOF-VALID");
        assertThat(finding.detail())
                .contains("receipt 7 with 1 logs", block.transaction(7), "block 4711 of OG EVM, chain 10740");
        ProvenLogs proven = ProvenLogs.of(new Check.Context(new CollectedEvidence(sink), vouching()));
        assertThat(proven.isProven(log(7, NUMBER, 10740, block.transaction(7)))).isTrue();
        assertThat(proven.isProven(log(8, NUMBER, 10740, block.transaction(7)))).isFalse();
        assertThat(proven.isProven(log(7, NUMBER + 1, 10740, block.transaction(7))))
                .isFalse();
        assertThat(proven.isProven(log(7, NUMBER, 1, block.transaction(7)))).isFalse();
        assertThat(proven.isProven(log(7, NUMBER, 10740, block.transaction(8)))).isFalse();
        assertThat(proven.isProven(transaction(block.transaction(7), true))).isTrue();
        assertThat(proven.isProven(transaction(block.transaction(7), false))).isFalse();
        assertThat(proven.isProven(transaction(block.transaction(8), true))).isFalse();
    }

    @Test
    void headersAreReadInEveryForm() throws IOException {
        read(proof(7, quoted(block.header().toString()), ""));
        read(proof(7, block.headerList(), ""));
        read(proof(7, block.headerAnswer(), ""));
        assertThat(sink.problems).isEmpty();
        assertThat(sink.evidence)
                .extracting(item -> ((Evidence.ReceiptProof) item).blockHash())
                .containsOnly(block.hash());
        assertThat(codes(vouching())).containsOnly("EV-PROOF-VALID");
    }

    @Test
    void aHeaderThatNobodyVouchesForProvesNothing() throws IOException {
        read(proof(7, quoted(block.header().toString()), ""));
        assertThat(finding(ReferenceValues.BUILT_IN)).satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("EV-PROOF-HEADER-UNVOUCHED");
            assertThat(finding.tier()).isEqualTo(Tier.NONE);
        });
        assertThat(codes(ReferenceValues.BUILT_IN.plus(trusted(NUMBER + 1, Optional.empty()))))
                .containsExactly("EV-PROOF-HEADER-UNVOUCHED");
        Optional<Instant> later = Optional.of(Instant.ofEpochSecond(SECONDS + 1));
        assertThat(codes(ReferenceValues.BUILT_IN.plus(trusted(NUMBER, later))))
                .containsExactly("EV-PROOF-HEADER-UNVOUCHED");
        ProvenLogs proven = ProvenLogs.of(new Check.Context(new CollectedEvidence(sink), ReferenceValues.BUILT_IN));
        assertThat(proven.isProven(log(7, NUMBER, 10740, block.transaction(7)))).isFalse();
    }

    @Test
    void whatIsStatedBesideTheProofMustBeWhatItShows() throws IOException {
        read(proof(7, quoted(block.header().toString()), ",\"receipt\":\"" + block.receipt(8) + "\""));
        read(proof(7, quoted(block.header().toString()), ",\"transactionHash\":\"" + block.transaction(8) + "\""));
        read(proof(7, block.headerAnswer().replace(block.hash(), TOPIC), ""));
        assertThat(codes(vouching())).hasSize(3).containsOnly("EV-PROOF-OTHER");
        assertThat(ProvenLogs.of(new Check.Context(new CollectedEvidence(sink), vouching()))
                        .isProven(log(7, NUMBER, 10740, block.transaction(7))))
                .isFalse();
    }

    @Test
    void whatIsStatedRightlyDoesNoHarm() throws IOException {
        read(proof(
                7,
                block.headerAnswer(),
                ",\"chainId\":10740,\"receipt\":\"" + block.receipt(7) + "\",\"transactionHash\":\""
                        + block.transaction(7) + "\""));
        assertThat(codes(vouching())).containsExactly("EV-PROOF-VALID");
    }

    @Test
    void aProofOfAnotherReceiptOrWithOneNodeTooManyDoesNotHold() throws IOException {
        String good = proof(7, quoted(block.header().toString()), "");
        read(good.replace("\"transactionIndex\":7", "\"transactionIndex\":8")
                .replaceAll(",\"transactionProof\":.*?\\]", ""));
        read(good.replace("\"receiptProof\":[", "\"receiptProof\":[\"" + block.receipt(1) + "\","));
        assertThat(codes(vouching())).containsExactly("EV-PROOF-INVALID", "EV-PROOF-INVALID");
    }

    @Test
    void absenceIsNeverBelieved() throws IOException {
        String header = quoted(block.header().toString());
        read("{\"header\":%s,\"transactionIndex\":40,\"receiptProof\":%s}".formatted(header, block.receiptProof(40)));
        block.claimingReceipts(TrieRoot.EMPTY);
        read("{\"header\":\"%s\",\"transactionIndex\":3,\"receiptProof\":[]}".formatted(block.header()));
        assertThat(sink.evidence).hasSize(2);
        assertThat(codes(vouching())).containsOnly("EV-PROOF-ABSENCE");
    }

    @Test
    void anAnswerToEthGetProofIsJudgedUnderTheHeaderBesideIt() throws IOException {
        ProvingTrie storage = block.account(ACCOUNT, 8, 7, 9);
        String answer = answer(storage, "0x7");
        read("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + answer + "}");
        read("{\"jsonrpc\":\"2.0\",\"id\":1,\"header\":" + block.headerAnswer() + ",\"result\":" + answer + "}");
        read("{\"header\":" + block.headerAnswer() + ","
                + answer(storage, "0x8").substring(1));
        assertThat(sink.problems).isEmpty();
        assertThat(codes(vouching())).containsExactly("EV-PROOF-HEADER-ABSENT", "EV-PROOF-VALID", "EV-PROOF-OTHER");
        assertThat(codes(ReferenceValues.BUILT_IN))
                .containsExactly("EV-PROOF-HEADER-ABSENT", "EV-PROOF-HEADER-UNVOUCHED", "EV-PROOF-OTHER");
    }

    @Test
    void stateUnderAnotherHeaderDoesNotHoldAndStatedBalancesMustBeProven() throws IOException {
        ProvingTrie storage = block.account(ACCOUNT, 8, 7, 9);
        String answer = answer(storage, "0x7");
        var other = new MadeBlock(NUMBER, SECONDS, List.of());
        read("{\"header\":" + other.headerAnswer() + "," + answer.substring(1));
        read("{\"header\":" + block.headerAnswer() + "," + answer.substring(1).replace("\"0xa\"", "\"0xb\""));
        assertThat(codes(vouching())).containsExactly("EV-PROOF-INVALID", "EV-PROOF-OTHER");
    }

    @Test
    void bytesThatAreNotTheProofsAreNotHeld() throws IOException {
        read(proof(7, quoted(block.header().toString()), ""));
        sink.blobs.replaceAll((digest, bytes) ->
                proof(6, quoted(block.header().toString()), "").getBytes(StandardCharsets.UTF_8));
        assertThat(codes(vouching())).containsExactly("EV-PROOF-NOT-HELD");
        sink.blobs.clear();
        assertThat(codes(vouching())).containsExactly("EV-PROOF-NOT-HELD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'receiptProof':[],'transactionIndex':0}",
                "{'receiptProof':[],'transactionIndex':0,'header':7}",
                "{'receiptProof':[],'transactionIndex':0,'header':'0x00'}",
                "{'receiptProof':[],'transactionIndex':0,'header':'0xc0'}",
                "{'receiptProof':[],'transactionIndex':0,'header':{'parentHash':'0x00'}}",
                "{'receiptProof':[],'header':'HEADER'}",
                "{'receiptProof':[],'transactionIndex':-1,'header':'HEADER'}",
                "{'receiptProof':['0x0'],'transactionIndex':0,'header':'HEADER'}",
                "{'receiptProof':[null],'transactionIndex':0,'header':'HEADER'}",
                "{'receiptProof':['zz'],'transactionIndex':0,'header':'HEADER'}",
                "{'receiptProof':[],'receipt':{},'transactionIndex':0,'header':'HEADER'}",
                "{'accountProof':[],'address':'0x00'}",
                "{'accountProof':[1],'address':'ADDRESS'}",
                "{'accountProof':[],'address':'ADDRESS','storageProof':[{}]}",
                "{'accountProof':[],'address':'ADDRESS','storageProof':[{'key':'0x1','value':'0x1'}]}",
            })
    void whatIsNoProofIsAProblemAndNothingElse(String json) throws IOException {
        read(json.replace('\'', '"')
                .replace("HEADER", block.header().toString())
                .replace("ADDRESS", CONTRACT));
        assertThat(sink.evidence).isEmpty();
        assertThat(sink.codes()).hasSize(1).first().asString().matches("TR-(EVM|RLP)-.*");
    }

    @Test
    void moreNodesThanAnyPathHasAreRefused() throws IOException {
        String nodes = "\"0x00\",".repeat(300) + "\"0x00\"";
        read("{\"header\":\"%s\",\"transactionIndex\":0,\"receiptProof\":[%s]}".formatted(block.header(), nodes));
        assertThat(sink.codes()).containsExactly("TR-EVM-PROOF");
    }

    private String proof(int index, String header, String more) {
        return "{\"format\":\"reckoner-receipt-proof/1\",\"header\":%s,\"transactionIndex\":%d,\"receiptProof\":%s,\"transactionProof\":%s%s}"
                .formatted(header, index, block.receiptProof(index), block.transactionProof(index), more);
    }

    private String answer(ProvingTrie storage, String value) {
        return """
                {"address":"%s","accountProof":%s,"balance":"0xa","nonce":"0x8","storageHash":"%s","codeHash":"%s",\
                "storageProof":[{"key":"0x0","value":"%s","proof":%s},{"key":"0x5","value":"0x0","proof":%s}]}""".formatted(
                        ACCOUNT,
                        block.accountProof(ACCOUNT),
                        MadeBlock.root(storage),
                        TrieRoot.EMPTY,
                        value,
                        MadeBlock.slotProof(storage, 0),
                        MadeBlock.slotProof(storage, 5));
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private Evidence.EventLog log(int data, long number, long chain, String transaction) {
        var id = block.header().keccak();
        var digest = Digest.sha256(id.toArray());
        return new Evidence.EventLog(
                digest,
                digest,
                "logs",
                Optional.of(chain),
                Optional.of(CONTRACT),
                List.of(TOPIC),
                "0x%04x".formatted(data),
                Optional.of(number),
                Optional.of(Instant.ofEpochSecond(SECONDS)),
                Optional.of(transaction),
                Optional.of(0));
    }

    private Evidence.ChainTransaction transaction(String hash, boolean succeeded) {
        var digest = Digest.sha256(block.header().toArray());
        return new Evidence.ChainTransaction(
                digest,
                digest,
                "receipts",
                Optional.empty(),
                Optional.of(hash),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(NUMBER),
                Optional.empty(),
                Optional.of(succeeded));
    }

    private ReferenceValues vouching() {
        return ReferenceValues.BUILT_IN.plus(trusted(NUMBER, Optional.empty()));
    }

    private TrustedBlock trusted(long number, Optional<Instant> from) {
        return new TrustedBlock(10740, number, block.hash(), Optional.of("typed in"), from, Optional.empty());
    }

    private void read(String json) throws IOException {
        TrailReaders.installed().readFile(MemoryFile.of("proof.json", json), sink);
    }

    private Finding finding(ReferenceValues references) {
        return findings(references).getFirst();
    }

    private List<String> codes(ReferenceValues references) {
        return findings(references).stream().map(Finding::code).toList();
    }

    private List<Finding> findings(ReferenceValues references) {
        var context = new Check.Context(new CollectedEvidence(sink), references);
        var check = new ProofCheck(new ProofReadings());
        return sink.evidence.stream()
                .flatMap(item -> check.appraise(item, context).stream())
                .toList();
    }
}
