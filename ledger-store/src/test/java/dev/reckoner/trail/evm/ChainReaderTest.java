package dev.reckoner.trail.evm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Vectors;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.MemoryFile;
import dev.reckoner.trail.ReadProblem;
import dev.reckoner.trail.ReadProblem.Severity;
import dev.reckoner.trail.TrailReaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Records as nodes and libraries print them. */
class ChainReaderTest {
    private static final String HASH = "0x" + "1a".repeat(32);
    private static final String TOPIC = "0x" + "2b".repeat(32);
    private static final String ADDRESS = "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed";
    private static final String CHECKSUMMED = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
    private static final Instant TIME = Instant.ofEpochSecond(1_760_000_000L);
    private static final String NODE_LOG = """
            {"address":"%s","blockHash":"%s","blockNumber":"0x10","data":"0xABcd","logIndex":"0x0","removed":false,\
            "topics":["%s"],"transactionHash":"%s","transactionIndex":"0x0"}""".formatted(ADDRESS, HASH, TOPIC, HASH);
    private static final String NODE_TRANSACTION = """
            {"hash":"%s","from":"%s","to":"%s","input":"0x1b243ae6","nonce":"0x1","gas":"0x5208","value":"0x0",\
            "blockNumber":"0x10","chainId":"0x29f4"}""".formatted(HASH, ADDRESS, ADDRESS);
    private static final String BLOCK = """
            {"number":"0x10","hash":"%s","parentHash":"%s","timestamp":"0x%x","transactions":[%s]}""";

    private final CollectingSink sink = new CollectingSink();

    @Test
    void anAnswerToEthGetLogs() throws IOException {
        read("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":[" + NODE_LOG + "]}");
        Evidence.EventLog log = log(0);
        assertThat(log.address()).contains(ADDRESS);
        assertThat(log.topics()).containsExactly(TOPIC);
        assertThat(log.data()).isEqualTo("0xabcd");
        assertThat(log.block()).contains(16L);
        assertThat(log.blockTime()).isEmpty();
        assertThat(log.transaction()).contains(HASH);
        assertThat(log.index()).contains(0);
        assertThat(log.place()).isEqualTo("logs.json#/result/0");
        assertThat(sink.blobs).containsKey(log.blob());
        assertThat(log.id())
                .isEqualTo(Digest.sha256(("{\"address\":\"" + ADDRESS
                                + "\",\"data\":\"0xabcd\",\"index\":0,\"topics\":[\"" + TOPIC + "\"],\"transaction\":\""
                                + HASH
                                + "\"}")
                        .getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theSameLogFromOtherLibrariesIsTheSameEvidence() throws IOException {
        read(NODE_LOG);
        read("""
                [{"_type":"log","address":"%s","blockNumber":16,"data":"0xabcd","index":0,"topics":["%s"],\
                "transactionHash":"%s","transactionIndex":0}]""".formatted(CHECKSUMMED, TOPIC, HASH));
        read("""
                {"address":"%s","blockNumber":"16n","data":"0xabcd","logIndex":"0","topics":["%s",null,null,null],\
                "transactionHash":"%s","blockTimestamp":"1760000000"}""".formatted(CHECKSUMMED, TOPIC, HASH));
        read("""
                {"status":"1","message":"OK","result":[{"address":"%s","blockNumber":"0x10","data":"abcd","logIndex":"0x",\
                "topics":["%s"],"transactionHash":"%s","timeStamp":"0x68e77800"}]}""".formatted(ADDRESS, TOPIC.substring(2), HASH.substring(2)));
        assertThat(sink.evidence).hasSize(4);
        assertThat(sink.evidence.stream().map(Evidence::id).distinct()).hasSize(1);
        assertThat(log(2).blockTime()).contains(TIME);
        assertThat(log(3).blockTime()).contains(TIME);
        assertThat(sink.problems).isEmpty();
    }

    @Test
    void aReceiptTellsOfTheTransactionAndItsLogs() throws IOException {
        read("""
                {"jsonrpc":"2.0","id":1,"result":{"transactionHash":"%s","from":"%s","to":null,"status":"0x1",\
                "blockNumber":"0x10","logs":[{"address":"%s","topics":[],"data":"0x","logIndex":"0x3"}]}}""".formatted(HASH, ADDRESS, ADDRESS));
        Evidence.ChainTransaction told = transaction(0);
        assertThat(told.hash()).contains(HASH);
        assertThat(told.from()).contains(ADDRESS);
        assertThat(told.to()).isEmpty();
        assertThat(told.succeeded()).contains(true);
        assertThat(told.input()).isEmpty();
        assertThat(log(1).transaction()).contains(HASH);
        assertThat(log(1).block()).contains(16L);
        assertThat(log(1).topics()).isEmpty();
    }

    @Test
    void receiptsOfEthersAndViemTellTheirStatus() throws IOException {
        read(
                "{\"_type\":\"TransactionReceipt\",\"hash\":\"%s\",\"from\":\"%s\",\"status\":0,\"logs\":[],\"gasUsed\":\"1\"}"
                        .formatted(HASH, ADDRESS));
        read("{\"transactionHash\":\"%s\",\"from\":\"%s\",\"status\":\"reverted\",\"blockNumber\":\"16\",\"logs\":[]}"
                .formatted(HASH, ADDRESS));
        assertThat(transaction(0).succeeded()).contains(false);
        read("{\"transactionHash\":\"%s\",\"status\":null,\"gasUsed\":1}".formatted(HASH));
        assertThat(transaction(1).succeeded()).contains(false);
        assertThat(transaction(2).succeeded()).isEmpty();
        assertThat(sink.problems).isEmpty();
    }

    @Test
    void aTransactionKeepsItsCalldata() throws IOException {
        read("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + NODE_TRANSACTION + "}");
        read("""
                {"_type":"TransactionResponse","hash":"%s","from":"%s","to":"%s","data":"0x1b243ae6","nonce":1,\
                "gasLimit":"21000","chainId":"10740","blockNumber":16}""".formatted(HASH, CHECKSUMMED, CHECKSUMMED));
        Evidence.ChainTransaction told = transaction(0);
        assertThat(told.chainId()).contains(10_740L);
        assertThat(told.to()).contains(ADDRESS);
        assertThat(told.succeeded()).isEmpty();
        assertThat(sink.blobs.get(told.input().orElseThrow())).containsExactly(0x1b, 0x24, 0x3a, 0xe6);
        assertThat(transaction(1).id()).isEqualTo(told.id());
    }

    @Test
    void aTransactionAndItsReceiptAreTwoItems() throws IOException {
        read("[%s,{\"transactionHash\":\"%s\",\"from\":\"%s\",\"status\":\"0x1\",\"logs\":[]}]"
                .formatted(NODE_TRANSACTION, HASH, ADDRESS));
        assertThat(transaction(0).hash()).isEqualTo(transaction(1).hash());
        assertThat(transaction(0).id()).isNotEqualTo(transaction(1).id());
    }

    @Test
    void aBlockGivesItsTransactionsTheirTime() throws IOException {
        read("{\"jsonrpc\":\"2.0\",\"result\":" + block(NODE_TRANSACTION + ",\"" + TOPIC + "\"") + "}");
        assertThat(transaction(0).blockTime()).contains(TIME);
        assertThat(transaction(0).input()).isPresent();
        assertThat(transaction(1).hash()).contains(TOPIC);
        assertThat(transaction(1).block()).contains(16L);
        assertThat(transaction(1).blockTime()).contains(TIME);
    }

    @Test
    void aBlockBesideLogsGivesThemTheirTime() throws IOException {
        read("[" + NODE_LOG + "," + block("") + "]");
        read(NODE_LOG + "\n" + block("") + "\n");
        read("{\"chainId\":10740,\"logs\":[" + NODE_LOG + "],\"blocks\":[" + block("") + "]}");
        assertThat(sink.evidence).hasSize(3);
        assertThat(List.of(log(0), log(1), log(2)))
                .allMatch(log -> log.blockTime().equals(Optional.of(TIME)));
        assertThat(log(2).chainId()).contains(10_740L);
        assertThat(sink.problems).isEmpty();
    }

    @Test
    void twoTimesOfOneBlockAreNeither() throws IOException {
        read("[" + NODE_LOG + "," + block("") + "," + block("").replace("\"0x68", "\"0x67") + "]");
        assertThat(log(0).blockTime()).isEmpty();
        assertThat(sink.codes()).containsExactly("TR-EVM-BLOCK-TIME");
    }

    @Test
    void aLogThatWasRemovedIsLeftOut() throws IOException {
        read("[" + NODE_LOG.replace("\"removed\":false", "\"removed\":true") + "," + NODE_LOG + "]");
        assertThat(sink.evidence).hasSize(1);
        assertThat(sink.problems)
                .extracting(ReadProblem::code, ReadProblem::severity, ReadProblem::place)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("TR-EVM-REMOVED", Severity.LEFT_OUT, "/0"));
    }

    @Test
    void anAddressWithAWrongChecksumIsReadAndTold() throws IOException {
        String wrong = CHECKSUMMED.replace("ed", "eD");
        read(NODE_LOG.replace(ADDRESS, wrong));
        assertThat(log(0).address()).contains(ADDRESS);
        assertThat(sink.codes()).containsExactly("TR-EVM-CHECKSUM");
        assertThat(sink.problems.getFirst().sentence()).contains(wrong);
    }

    @Test
    void aRecordWithAWrongMemberIsToldAndTheOthersAreRead() throws IOException {
        List<String> wrong = List.of(
                NODE_LOG.replace(TOPIC, TOPIC + "00"),
                NODE_LOG.replace("\"0xABcd\"", "\"0xABc\""),
                NODE_LOG.replace("\"0x10\"", "\"latest\""),
                NODE_LOG.replace("\"0x10\"", "1.5"),
                NODE_LOG.replace("\"0x10\"", "-1"),
                NODE_LOG.replace("\"0x0\",\"removed", "\"0x80000000\",\"removed"),
                NODE_LOG.replace("\"0x10\"", "16,\"blockTimestamp\":1760000000000"),
                NODE_LOG.replace(
                        "[\"" + TOPIC,
                        "[\"" + TOPIC + "\",\"" + TOPIC + "\",\"" + TOPIC + "\",\"" + TOPIC + "\",\"" + TOPIC),
                NODE_LOG.replace(ADDRESS, "0x12"),
                NODE_TRANSACTION.replace("\"nonce\"", "\"data\":\"0x00\",\"nonce\""),
                "{\"transactionHash\":\"" + HASH + "\",\"status\":\"perhaps\"}");
        read(NODE_LOG + "\n" + String.join("\n", wrong) + "\n" + NODE_LOG);
        assertThat(sink.evidence).hasSize(2);
        assertThat(sink.codes()).hasSize(wrong.size()).containsOnly("TR-EVM-FIELD");
        assertThat(sink.problems.getFirst().place()).isEqualTo("line 2");
        assertThat(sink.problems.getFirst().sentence()).startsWith("The member topics/0 is not 32 bytes");
    }

    @Test
    void aLineThatIsNoRecordIsTold() throws IOException {
        read(NODE_LOG + "\n{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32000}}\n{\"result\":null}\n{\"broken\"\n"
                + NODE_LOG);
        assertThat(sink.evidence).hasSize(2);
        assertThat(sink.codes()).containsExactly("TR-EVM-RECORD", "TR-EVM-RECORD", "TR-TRUNCATED");
        assertThat(sink.problems.getFirst().sentence())
                .isEqualTo("The node answered with an error instead of a record");
    }

    @Test
    void dataBeyondTheLimitAreRefused() throws IOException {
        read(NODE_LOG.replace("0xABcd", "0x" + "00".repeat((1 << 20) + 1)));
        read(NODE_LOG.replace("0xABcd", "0x" + "00".repeat(1 << 20)));
        assertThat(sink.evidence).hasSize(1);
        assertThat(sink.codes()).containsExactly("TR-TOO-LARGE");
    }

    @Test
    void theLogsOfTheVectorsAreRead() throws IOException {
        byte[] content = Vectors.bytes("opengradient/settlement/synthetic_event_logs.json");
        var file = new MemoryFile("logs.json", content);
        assertThat(TrailReaders.installed().readFile(file, sink)).contains("EVM logs and transactions");
        assertThat(sink.evidence).hasSize(8).allMatch(Evidence.EventLog.class::isInstance);
        assertThat(sink.problems).isEmpty();
    }

    private void read(String json) throws IOException {
        var file = MemoryFile.of("logs.json", json);
        assertThat(new ChainReader().recognises(file)).as(json).isTrue();
        new ChainReader().read(file, sink);
    }

    private static String block(String transactions) {
        return BLOCK.formatted(HASH, HASH, TIME.getEpochSecond(), transactions);
    }

    private Evidence.EventLog log(int index) {
        return (Evidence.EventLog) sink.evidence.get(index);
    }

    private Evidence.ChainTransaction transaction(int index) {
        return (Evidence.ChainTransaction) sink.evidence.get(index);
    }
}
