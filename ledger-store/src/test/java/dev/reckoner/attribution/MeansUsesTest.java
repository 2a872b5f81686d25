package dev.reckoner.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.grade.Grade;
import dev.reckoner.ledger.projection.ClaimGroups.Group;
import dev.reckoner.trail.Evidence;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How sure it is that a party used what its claims rest on. */
class MeansUsesTest {
    private static final List<String> STRIP = List.of("signature", "party", "attestation", "key", "measurement");
    private static final Evidence.AttestationDocument DOCUMENT = new Evidence.AttestationDocument(
            Files.digest("document"),
            Files.digest("blob"),
            "a.cbor",
            "i-1",
            Files.MADE,
            Map.of(0, "ab".repeat(48), 1, "cd".repeat(48), 2, "ef".repeat(48)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private static Grade grade(String strip) throws IOException {
        var group = new Group("p", "one", "app", "m", "NONE", strip, 1, 3, Files.MADE, Files.MADE);
        var id = DOCUMENT.id().toString();
        return MeansUses.of(List.of(group), Map.of(id, DOCUMENT), STRIP, rests -> List.of(id))
                .getFirst()
                .grade();
    }

    @Test
    void aBuildIsProvenWhereItsDocumentHoldsCommitsToTheKeyAndIsOfAKnownBuild() throws IOException {
        assertThat(grade("AAAAA")).isEqualTo(Grade.PROVEN);
    }

    /** An enclave of anybody's can attest a rival's key: it would make them share a build. */
    @Test
    void theDocumentOfABuildThatNobodyKnowsProvesNothing() throws IOException {
        assertThat(grade("AAAAN")).isEqualTo(Grade.SUPPORTED);
        assertThat(grade("AAAAC")).isEqualTo(Grade.SUPPORTED);
        assertThat(grade("AAAA-")).isEqualTo(Grade.SUPPORTED);
    }

    @Test
    void aKeyThatIsNotKnownToBeItsTiesNobodyEither() throws IOException {
        assertThat(grade("AWAAA")).isEqualTo(Grade.ASSERTED);
        assertThat(grade("WAAAA")).isEqualTo(Grade.ASSERTED);
        assertThat(grade("AAWAA")).isEqualTo(Grade.ASSERTED);
        assertThat(grade("AAAWA")).isEqualTo(Grade.ASSERTED);
    }
}
