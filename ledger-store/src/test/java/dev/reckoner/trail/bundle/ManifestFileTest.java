package dev.reckoner.trail.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.CollectingSink;
import dev.reckoner.trail.Limits;
import dev.reckoner.trail.MemoryFile;
import dev.reckoner.trail.Party;
import dev.reckoner.trail.PartyRole;
import dev.reckoner.trail.PlainSentences;
import dev.reckoner.trail.ReadProblem;
import dev.reckoner.trail.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestFileTest {
    private static final Digest DIGEST = Digest.sha256(new byte[0]);
    private static final BundleManifest MANIFEST = new BundleManifest(
            BundleManifest.FORMAT,
            "Title",
            SampleBundle.FIRST,
            List.of(new Party("p", "P", PartyRole.PROVIDER)),
            List.of(new BundleManifest.Key("p", "AAAA")),
            List.of(new BundleManifest.Model("m", "1", DIGEST, Optional.of("models/m"))),
            List.of(new BundleManifest.EvidenceFile("evidence/e", DIGEST, "kind")),
            BundleWriter.STATEMENTS,
            3);

    private final CollectingSink sink = new CollectingSink();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '@',
            value = {
                "title | 5 | The member /title is the number 5 where text is expected",
                "title | null | The member /title is null where text is expected",
                "createdAt | [] | The member /createdAt is a list where a time such as 2026-04-17T09:00:00Z is expected",
                "parties | {} | The member /parties is an object where a list is expected",
                "keys | \"k\" | The member /keys is the text \"k\" where a list is expected",
                "models | 1 | The member /models is the number 1 where a list is expected",
                "evidence | null | The member /evidence is null where a list is expected",
                "statements | true | The member /statements is true where text is expected",
                "count | \"x\" | The member /count is the text \"x\" where a whole number of at most 64 bits is expected",
                "count | 1.5 | The member /count is the number 1.5 where a whole number of at most 64 bits is expected",
                "count | -1 | The member /count is the number -1 where a number of statements is expected",
                "format | {} | The member /format is an object where text is expected",
            })
    void topLevelMemberOfAnotherTypeIsNamedAndTheRestIsKept(String member, String value, String sentence)
            throws IOException {
        ObjectNode tree = (ObjectNode) StrictJson.toTree(MANIFEST);
        tree.set(member, StrictJson.tree(value.getBytes(StandardCharsets.UTF_8)));
        Optional<BundleManifest> read = read(tree);
        assertThat(sink.problems).extracting(ReadProblem::sentence).containsExactly(sentence);
        assertThat(sink.problems).extracting(ReadProblem::place).containsExactly(member);
        assertThat(sink.codes()).containsExactly("TR-JSON-TYPE");
        assertThat(read.orElseThrow().statements()).isEqualTo(BundleWriter.STATEMENTS);
    }

    @Test
    void aDocumentThatIsNoObjectIsSaidToBeNone() throws IOException {
        read(StrictJson.toTree(List.of()));
        assertThat(sink.problems)
                .extracting(ReadProblem::sentence)
                .containsExactly("The value is a list where an object is expected");
    }

    @Test
    void everyFaultIsToldInPlainWords() throws IOException {
        for (JsonNode fault : PlainSentences.faults(StrictJson.toTree(MANIFEST))) {
            read(fault);
        }
        assertThat(sink.problems).hasSizeGreaterThan(100);
        sink.problems.forEach(told -> PlainSentences.check(told.sentence(), told.toString()));
    }

    @Test
    void whatIsToldOfAPartyIsReadAsItIsWritten() throws IOException {
        var party = new Party("p", "P", PartyRole.OPERATOR, Optional.of("0x51f5"), Optional.of("https://p.example"));
        assertThat(parties(StrictJson.toTree(party))).containsExactly(party);
        assertThat(sink.problems).isEmpty();
    }

    @Test
    void aPartyOfWhichNoMoreIsToldIsWrittenAsBefore() {
        assertThat(StrictJson.toTree(new Party("p", "P", PartyRole.OPERATOR)))
                .hasToString("{\"id\":\"p\",\"name\":\"P\",\"role\":\"OPERATOR\"}");
    }

    @Test
    void aBlankAccountIsNone() throws IOException {
        assertThat(parties(told(" "))).extracting(Party::payout).containsExactly(Optional.empty());
        assertThat(sink.problems).isEmpty();
    }

    @Test
    void anAccountBeyondTheLimitIsReportedAndItsPartyIsRead() throws IOException {
        assertThat(parties(told("a".repeat(Limits.PARTY_MEANS_CHARACTERS + 1))))
                .containsExactly(new Party("p", "P", PartyRole.OPERATOR));
        assertThat(sink.codes()).containsExactly("TR-TOO-LARGE");
        assertThat(parties(told("a".repeat(Limits.PARTY_MEANS_CHARACTERS))))
                .allMatch(party -> party.payout().isPresent());
    }

    private static JsonNode told(String payout) {
        return StrictJson.toTree(new Party("p", "P", PartyRole.OPERATOR).withPayout(Optional.of(payout)));
    }

    private List<Party> parties(JsonNode party) throws IOException {
        ObjectNode tree = (ObjectNode) StrictJson.toTree(MANIFEST);
        tree.putArray("parties").add(party);
        return read(tree).orElseThrow().parties();
    }

    private Optional<BundleManifest> read(JsonNode tree) throws IOException {
        return new ManifestFile(new MemoryFile("trail.json", StrictJson.write(tree)), sink).read();
    }
}
