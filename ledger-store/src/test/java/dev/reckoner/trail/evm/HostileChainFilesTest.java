package dev.reckoner.trail.evm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.crypto.Vectors;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.MemoryFile;
import dev.reckoner.trail.PlainSentences;
import dev.reckoner.trail.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of others, and files with damage. */
class HostileChainFilesTest {
    private static final String RECORDS = """
            [{"jsonrpc":"2.0","result":[{"address":"0x%1$s","topics":["0x%2$s"],"data":"0x00","blockNumber":"0x1",
              "transactionHash":"0x%2$s","logIndex":1,"removed":false}]},
             {"transactionHash":"0x%2$s","status":1,"from":"0x%1$s","to":null,"logs":[]},
             {"number":1,"parentHash":"0x%2$s","timestamp":"0x5","transactions":["0x%2$s",
              {"hash":"0x%2$s","from":"0x%1$s","input":"0x01","nonce":1,"chainId":"7"}]}]
            """.formatted("ab".repeat(20), "cd".repeat(32));

    private final CollectingSink sink = new CollectingSink();

    @Test
    void ofAllVectorsOnlyTheLogsAreTaken() throws IOException {
        Path root = Vectors.file("");
        var taken = new TreeSet<String>();
        try (var files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.size(file) < 8 << 20
                        && new ChainReader().recognises(new MemoryFile("f", Files.readAllBytes(file)))) {
                    taken.add(root.relativize(file).toString());
                }
            }
        }
        assertThat(taken).contains("opengradient/settlement/synthetic_event_logs.json");
        assertThat(taken)
                .filteredOn(name -> name.startsWith("opengradient") || name.startsWith("nitro"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[",
                "[]",
                "{}",
                "7",
                "\"topics\"",
                "{\"topics\":[]}",
                "{\"data\":\"0x\"}",
                "{\"topics\":\"x\",\"data\":\"0x\"}",
                "{\"result\":[]}",
                "{\"result\":null}",
                "{\"hash\":\"0x\",\"from\":\"me\",\"data\":\"x\"}",
                "{\"messages\":[{\"topics\":[],\"data\":\"\"}]}",
                "{\"format\":\"standard-v1\",\"leafEncoding\":[],\"tree\":[],\"values\":[]}",
                "{\"input\":\"a\",\"output\":\"b\",\"teeId\":\"c\",\"timestamp\":\"1\",\"ethAddress\":\"d\"}",
            })
    void whatIsNoRecordIsNotTaken(String text) throws IOException {
        assertThat(new ChainReader().recognises(MemoryFile.of("f", text))).isFalse();
    }

    @Test
    void everyChangedByteIsReadOrTold() throws IOException {
        byte[] sound = RECORDS.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < sound.length; i++) {
            for (int flip : new int[] {0x01, 0x10, 0x20, 0x80, 0xff}) {
                byte[] changed = sound.clone();
                changed[i] ^= (byte) flip;
                read(changed);
            }
            read(Arrays.copyOf(sound, i));
        }
        sink.problems.forEach(told -> PlainSentences.check(told.sentence(), told.toString()));
        assertThat(sink.codes())
                .contains("TR-EVM-FIELD", "TR-EVM-RECORD", "TR-JSON-SYNTAX", "TR-TRUNCATED", "TR-EVM-CHECKSUM");
    }

    @Test
    void everyFaultOfAMemberIsToldInPlainWords() throws IOException {
        for (JsonNode fault : PlainSentences.faults(StrictJson.tree(RECORDS.getBytes(StandardCharsets.UTF_8)))) {
            read(StrictJson.write(fault));
        }
        assertThat(sink.evidence).isNotEmpty();
        sink.problems.forEach(told -> PlainSentences.check(told.sentence(), told.toString()));
    }

    @Test
    void whatStandsBeforeTheDamageIsRead() throws IOException {
        read(RECORDS.substring(0, RECORDS.length() - 4).getBytes(StandardCharsets.UTF_8));
        assertThat(sink.evidence).hasSize(2);
        assertThat(sink.codes()).containsExactly("TR-TRUNCATED");
    }

    @Test
    void anElementBeyondTheLimitsOfADocumentIsRefused() throws IOException {
        read(("[" + RECORDS.strip() + ",[" + "[],".repeat(1_000_000) + "1]]").getBytes(StandardCharsets.UTF_8));
        assertThat(sink.evidence).hasSize(4);
        assertThat(sink.codes()).containsExactly("TR-TOO-LARGE");
    }

    private void read(byte[] content) throws IOException {
        new ChainReader().read(new MemoryFile("records.json", content), sink);
    }
}
