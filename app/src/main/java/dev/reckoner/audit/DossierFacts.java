package dev.reckoner.audit;

import dev.reckoner.appraise.ReferenceValues.Endorsement;
import dev.reckoner.attribution.MeansNodes;
import dev.reckoner.audit.Dossier.Fact;
import dev.reckoner.audit.Dossier.Source;
import dev.reckoner.reputation.subject.SubjectId;
import dev.reckoner.reputation.subject.SubjectKind;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.PartyRole;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is said of subjects, and by whom. */
final class DossierFacts {
    private final RecordedCase audit;
    private final Map<String, Evidence.AttestationDocument> builds = new HashMap<>();

    DossierFacts(RecordedCase audit, Collection<Evidence> shared) {
        this.audit = audit;
        for (var item : shared) {
            if (item instanceof Evidence.AttestationDocument document) {
                builds.putIfAbsent(MeansNodes.build(document).id().key(), document);
            }
        }
    }

    /** A name for people. */
    String label(SubjectId subject) {
        return subject.kind() == SubjectKind.BUILD
                ? measurement(subject.name()).orElseGet(() -> shortened(subject.name()))
                : EnclaveName.of(subject.name());
    }

    private static String shortened(String id) {
        return id.length() <= 12 ? id : id.substring(0, 6) + "…" + id.substring(id.length() - 4);
    }

    private Optional<String> measurement(String build) {
        return Optional.ofNullable(builds.get(build))
                .flatMap(document -> audit.references().measurements().stream()
                        .filter(known -> known.pcr0().equalsIgnoreCase(register(document, 0))
                                && known.pcr1().equalsIgnoreCase(register(document, 1))
                                && known.pcr2().equalsIgnoreCase(register(document, 2)))
                        .map(known -> known.name())
                        .findFirst());
    }

    private static String register(Evidence.AttestationDocument document, int number) {
        return document.pcrs().getOrDefault(number, "");
    }

    List<Fact> of(SubjectId subject) throws IOException {
        return switch (subject.kind()) {
            case OPERATOR -> party(subject, PartyRole.OPERATOR);
            case PROVIDER -> party(subject, PartyRole.PROVIDER);
            case APPLICATION -> party(subject, PartyRole.APPLICATION);
            case MODEL -> model(subject.name());
            case BUILD -> build(subject.name());
        };
    }

    private List<Fact> party(SubjectId subject, PartyRole role) throws IOException {
        var stated = new LinkedHashMap<String, Fact>();
        for (var row : audit.partyRows()) {
            var party = row.party();
            if (party.role() == role && party.id().equals(subject.name())) {
                state(stated, "name", EnclaveName.plain(party.name()), row.time());
                party.payout().ifPresent(value -> state(stated, "payout", value, row.time()));
                party.endpoint().ifPresent(value -> state(stated, "endpoint", value, row.time()));
            }
        }
        var facts = new ArrayList<Fact>(stated.values());
        for (var endorsement : audit.references().endorsements()) {
            boolean own = subject.kind() == SubjectKind.OPERATOR
                    ? endorsement.operator().equals(subject.name())
                    : subject.kind() == SubjectKind.PROVIDER
                            && endorsement.provider().equals(subject.name());
            if (own) {
                facts.add(accepted(endorsement));
            }
        }
        return facts;
    }

    /** The first time counts: a trail that says the same again adds nothing. */
    private static void state(Map<String, Fact> stated, String what, String value, Instant time) {
        stated.putIfAbsent(what + "\n" + value, new Fact(what, value, Source.TRAIL, Optional.of(time)));
    }

    private static Fact accepted(Endorsement endorsement) {
        var whose = endorsement.operator() + " of " + endorsement.provider() + ": ";
        return endorsement
                .key()
                .map(key -> now("key", whose + key))
                .orElseGet(() -> now(
                        "registers",
                        whose
                                + new TreeMap<>(endorsement.registers().orElse(Map.of()))
                                        .entrySet().stream()
                                                .map(pcr -> "PCR" + pcr.getKey() + " " + shortened(pcr.getValue()))
                                                .reduce((one, other) -> one + ", " + other)
                                                .orElse("")));
    }

    private static Fact now(String what, String value) {
        return new Fact(what, value, Source.REFERENCE_VALUES, Optional.empty());
    }

    private List<Fact> model(String label) {
        return audit.references().models().stream()
                .filter(release -> label.equals(release.name() + " " + release.version()))
                .map(release -> now("release", release.digest().toString()))
                .toList();
    }

    private List<Fact> build(String build) {
        var facts = new ArrayList<Fact>();
        measurement(build).ifPresent(name -> facts.add(now("measurement", name)));
        Optional.ofNullable(builds.get(build)).ifPresent(document -> {
            for (int number = 0; number < 3; number++) {
                facts.add(new Fact("PCR" + number, register(document, number), Source.TRAIL, Optional.empty()));
            }
        });
        return facts;
    }
}
