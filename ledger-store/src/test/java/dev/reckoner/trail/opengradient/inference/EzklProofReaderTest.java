package dev.reckoner.trail.opengradient.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.crypto.Vectors;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.MemoryFile;
import dev.reckoner.trail.PlainSentences;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailReaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class EzklProofReaderTest {
    private static final String ONE = "01" + "00".repeat(31);
    private static final String PROOF = """
            {"protocol":null,"instances":[["%s","%s"]],"proof":[0,255,16],"hex_proof":"0x00ff10",
             "transcript_type":"EVM","split":null,"timestamp":1724800000,"commitment":"KZG"}""".formatted(ONE, ONE);

    private final CollectingSink sink = new CollectingSink();

    @Test
    void aProofIsRecordedWithItsPublicValues() throws IOException {
        read(PROOF);
        assertThat(proof(0).instances()).isEqualTo(List.of(List.of(ONE, ONE)));
        assertThat(proof(0).transcript()).isEqualTo("EVM");
        assertThat(proof(0).bytes()).isEqualTo(3);
        assertThat(proof(0).title()).contains("not checked");
        assertThat(sink.claims).isEmpty();
        assertThat(sink.problems).isEmpty();
    }

    /** Real proofs of others: of a perceptron of one layer, and an aggregated one. */
    @Test
    void proofsThatEzklReallyMade() throws IOException {
        read(new String(Vectors.bytes("zk/ezkl-1l_mlp.proof.json"), StandardCharsets.UTF_8));
        read(new String(Vectors.bytes("zk/ezkl-aggr.proof.json"), StandardCharsets.UTF_8));
        assertThat(proof(0).bytes()).isEqualTo(6_784);
        assertThat(proof(0).instances()).hasSize(1).first().asInstanceOf(LIST).hasSize(4);
        assertThat(proof(1).bytes()).isEqualTo(3_040);
        assertThat(proof(1).instances()).hasSize(1).first().asInstanceOf(LIST).hasSize(22);
        assertThat(sink.problems).isEmpty();
    }

    @Test
    void theSameProofIsTheSameItemHoweverItIsWritten() throws IOException {
        read(PROOF);
        read(PROOF.replace("\"proof\":[0,255,16],", ""));
        read(PROOF.replace("[0,255,16]", "\"00ff10\"").replace("1724800000", "1"));
        read(PROOF.replace("[0,255,16]", "[0,255,17]"));
        assertThat(proof(1).id()).isEqualTo(proof(0).id());
        assertThat(proof(2).id()).isEqualTo(proof(0).id());
        assertThat(proof(3).id()).isNotEqualTo(proof(0).id());
    }

    @Test
    void everyFaultIsToldInPlainWords() throws IOException {
        for (JsonNode fault : PlainSentences.faults(StrictJson.tree(PROOF.getBytes(StandardCharsets.UTF_8)))) {
            new EzklProofReader().read(new MemoryFile("p.json", StrictJson.write(fault)), sink);
        }
        assertThat(sink.problems).isNotEmpty();
        sink.problems.forEach(told -> PlainSentences.check(told.sentence(), told.toString()));
    }

    private void read(String json) throws IOException {
        assertThat(TrailReaders.installed().readFile(MemoryFile.of("proof.json", json), sink))
                .contains("EZKL proof");
    }

    private Evidence.EzklProof proof(int index) {
        return (Evidence.EzklProof) sink.evidence.get(index);
    }
}
