package dev.reckoner.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.ReferenceValues.TrustAnchor;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.AllClaims;
import dev.reckoner.audit.CaseData;
import dev.reckoner.audit.CaseJson;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.audit.RecordedCase;
import dev.reckoner.audit.TaskProgress;
import dev.reckoner.audit.sample.SampleAttestations;
import dev.reckoner.audit.sample.nitro.SampleRoot;
import dev.reckoner.audit.sample.opengradient.GatewayEnclave;
import dev.reckoner.audit.sample.opengradient.GatewayTrail;
import dev.reckoner.audit.sample.opengradient.Seed;
import dev.reckoner.crypto.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trail of everything that the generator and the vectors have, with files lost, cut short and put in each other's place. */
class TrailRobustnessTest {
    private static final Path VECTORS = Path.of(System.getProperty("reckoner.vectors", "../../shared/vectors"));
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-21T09:00:00Z"), ZoneOffset.UTC);
    private static final List<Tier> RELIANCE = List.of(Tier.CONTRAINDICATED, Tier.NONE, Tier.WARNING, Tier.AFFIRMING);
    private static final int RESPONSES = 12;
    private static final int ENCLAVES = 2;

    @TempDir
    Path folder;

    private Path trail;
    private ReferenceValues references;

    @BeforeEach
    void makeTrail() throws Exception {
        trail = new ResponseTrail(RESPONSES, ENCLAVES, 7).in(folder.resolve("made"));
        var keys = new ArrayList<PublicKey>();
        for (int i = 0; i < ENCLAVES; i++) {
            keys.add(GatewayEnclave.boot(new Seed(7), i).keys().getPublic());
        }
        var booted = ResponseTrail.BEGINNING.minusSeconds(60);
        var attestations = SampleAttestations.of(keys, List.of(booted, booted.plus(Duration.ofDays(45))));
        for (int i = 0; i < attestations.documents().size(); i++) {
            Files.writeString(
                    trail.resolve("attestation-" + i + ".b64"),
                    Base64.getEncoder().encodeToString(attestations.documents().get(i)));
        }
        references = attestations.references();
        for (var from : List.of("opengradient/llm", "opengradient/settlement", "opengradient/registry", "nitro")) {
            copy(VECTORS.resolve(from));
        }
    }

    private void copy(Path from) throws IOException {
        if (!Files.isDirectory(from)) {
            return; // without the vectors the generator's own files are tested
        }
        try (var files = Files.list(from)) {
            for (var file : files.toList()) {
                Files.copy(file, trail.resolve(from.getFileName() + "-" + file.getFileName()));
            }
        }
    }

    @Test
    void soundResponsesOfAnAttestedEnclaveAreAffirming() throws IOException {
        assertThat(tiers("whole")).containsValue(Tier.AFFIRMING).hasSizeGreaterThanOrEqualTo(RESPONSES);
        assertThat(tiers("whole again").values().stream().filter(Tier.AFFIRMING::equals))
                .hasSize(RESPONSES);
    }

    @Test
    void noFileLostOrCutOrExchangedMakesAClaimStandBetter() throws IOException {
        var before = tiers("whole");
        var files = files();
        for (int i = 0; i < files.size(); i++) {
            for (var harm : Harm.values()) {
                assertNoneBetter(before, harm, files.get(i), files.get((i + 1) % files.size()));
            }
        }
    }

    /** The sample's files are many: each comes to one kind of harm, in turn. */
    @Test
    void nothingLostOrCutOrExchangedInTheSampleMakesAClaimStandBetter() throws Exception {
        var root = SampleRoot.create(Instant.parse("2026-03-01T00:00:00Z"));
        trail = folder.resolve("sample");
        GatewayTrail.write(trail, root);
        references = ReferenceValues.BUILT_IN.plus(new TrustAnchor("made root", root.digest()));
        for (var build : GatewayTrail.builds()) {
            references = references.plus(build);
        }
        var before = tiers("whole");
        assertThat(before).containsValue(Tier.AFFIRMING).containsValue(Tier.CONTRAINDICATED);
        var files = files();
        for (int i = 0; i < files.size(); i++) {
            var harm = Harm.values()[i % Harm.values().length];
            assertNoneBetter(before, harm, files.get(i), files.get((i + 1) % files.size()));
        }
    }

    /** What can happen to a file. */
    private enum Harm {
        LOST,
        CUT,
        EXCHANGED
    }

    private void assertNoneBetter(Map<Digest, Tier> before, Harm harm, Path file, Path other) throws IOException {
        byte[] content = Files.readAllBytes(file);
        byte[] others = Files.readAllBytes(other);
        switch (harm) {
            case LOST -> Files.delete(file);
            case CUT -> Files.write(file, Arrays.copyOf(content, content.length / 2));
            case EXCHANGED -> {
                Files.write(file, others);
                Files.write(other, content);
            }
        }
        assertNoneBetter(before, harm + " " + file.getFileName());
        Files.write(file, content);
        Files.write(other, others);
    }

    @Test
    void findingsAreTheSameBytesInAnyLocaleZoneAndOrderOfFiles() throws IOException {
        var locale = Locale.getDefault();
        var zone = TimeZone.getDefault();
        byte[] here = findings("here");
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(findings("elsewhere")).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        var turned = Files.createDirectory(folder.resolve("turned"));
        var files = new ArrayList<>(files());
        for (var file : files.reversed()) {
            Files.copy(file, turned.resolve(file.getFileName()));
        }
        trail = turned;
        assertThat(findings("turned")).isEqualTo(here);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(trail)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void assertNoneBetter(Map<Digest, Tier> before, String what) throws IOException {
        tiers(what)
                .forEach((claim, tier) -> Optional.ofNullable(before.get(claim))
                        .ifPresent(was -> assertThat(RELIANCE.indexOf(tier))
                                .as("%s: %s, was %s, is %s", what, claim, was, tier)
                                .isLessThanOrEqualTo(RELIANCE.indexOf(was))));
    }

    private Map<Digest, Tier> tiers(String name) throws IOException {
        try (var audit = audit(name)) {
            return AllClaims.of(audit).stream().collect(Collectors.toMap(ClaimRow::id, ClaimRow::tier));
        }
    }

    private byte[] findings(String name) throws IOException {
        try (var audit = audit(name)) {
            return CaseJson.bytes(audit.findings());
        }
    }

    private RecordedCase audit(String name) throws IOException {
        var place =
                Files.createTempDirectory(folder, name.replaceAll("\\W", "-")).resolve("case");
        var audit = RecordedCase.create(place, new CaseData("", "", "", false, NOW.instant()), NOW);
        audit.setReferences(references, TaskProgress.SILENT);
        audit.importTrails(List.of(trail), TaskProgress.SILENT);
        return audit;
    }
}
