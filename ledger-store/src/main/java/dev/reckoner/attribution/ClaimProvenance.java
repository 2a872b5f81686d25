package dev.reckoner.attribution;

import dev.reckoner.appraise.Finding;
import dev.reckoner.crypto.Digest;
import dev.reckoner.grade.Grade;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.PartyRole;
import dev.reckoner.trail.ValueReference;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The provenance of one claim, by what the case holds about it and nothing else. */
public final class ClaimProvenance {
    private final Claim claim;
    private final ClaimFile file;
    private final Answers answers;
    private final Grading grading;
    private final Provenance.Gathering all = new Provenance.Gathering();
    private final NodeId inference;
    private final NodeId answer;

    private ClaimProvenance(ClaimFile file) {
        this.file = file;
        this.claim = file.claim();
        this.answers = new Answers(file.findings());
        this.grading = new Grading(answers);
        this.answer = all.node(new Node(answer(claim.id()), claim.label())
                .with("claim", claim.id().toString())
                .with("values", digests(claim.outputs())));
        this.inference =
                all.node(new Node(new NodeId(NodeKind.INFERENCE, claim.id().hex()), claim.label())
                        .with("startedAtTime", claim.madeAt().toString()));
    }

    /** The provenance of one claim. */
    public static Provenance of(ClaimFile file) {
        var made = new ClaimProvenance(file);
        made.values();
        made.models();
        made.serving();
        made.means();
        made.registered();
        made.consuming();
        made.checking();
        made.derived();
        return made.all.gathered();
    }

    /** The node of a claim's answer. */
    public static NodeId answer(Digest claim) {
        return new NodeId(NodeKind.ANSWER, claim.hex());
    }

    /** The node of the model that a claim names: by its file where the claim binds one, since a name can be given to any file. */
    public static NodeId model(ModelReference model) {
        return new NodeId(NodeKind.MODEL, model.digest().map(Digest::hex).orElse(model.label()));
    }

    private static String digests(List<ValueReference> values) {
        return values.stream()
                .flatMap(value -> value.tensor().or(value::claimed).stream())
                .map(Digest::toString)
                .collect(Collectors.joining(" "));
    }

    private void edge(Relation relation, NodeId from, NodeId to, String role, Grade grade, List<Finding> grounds) {
        all.edge(new Edge(relation, from, to, role, grade, grounds));
    }

    private void values() {
        edge(
                Relation.WAS_GENERATED_BY,
                answer,
                inference,
                "",
                grading.value("output"),
                answers.of("signature", "onchain", "output"));
        if (!claim.inputs().isEmpty()) {
            var input = all.node(new Node(new NodeId(NodeKind.INPUT, claim.id().hex()), claim.label())
                    .with("values", digests(claim.inputs())));
            edge(
                    Relation.USED,
                    inference,
                    input,
                    "",
                    grading.value("input"),
                    answers.of("signature", "onchain", "input"));
        }
    }

    private void models() {
        var named = all.node(new Node(model(claim.model()), claim.model().label()));
        edge(
                Relation.USED,
                inference,
                named,
                "model claimed",
                grading.model(),
                answers.of("model", "weights", "trace", "reexecution"));
        file.match().ifPresent(match -> {
            var other = all.node(new Node(new NodeId(NodeKind.MODEL, match.key()), match.label()));
            edge(Relation.USED, inference, other, "best match", Grade.SUPPORTED, answers.of("reexecution"));
        });
    }

    private Optional<NodeId> party(PartyRole role, NodeKind kind) {
        return Optional.ofNullable(claim.parties().get(role))
                .filter(id -> !id.isBlank())
                .map(id -> all.node(new Node(new NodeId(kind, id), id)));
    }

    private void serving() {
        var provider = party(PartyRole.PROVIDER, NodeKind.PROVIDER);
        var operator = party(PartyRole.OPERATOR, NodeKind.OPERATOR);
        operator.ifPresent(ran -> edge(
                Relation.WAS_ASSOCIATED_WITH,
                inference,
                ran,
                "ran",
                grading.operator(),
                answers.of("signature", "key", "party", "node")));
        if (operator.isPresent() && provider.isPresent()) {
            edge(
                    Relation.ACTED_ON_BEHALF_OF,
                    operator.get(),
                    provider.get(),
                    "",
                    grading.provider(),
                    answers.of("party"));
        }
        provider.ifPresent(seller -> edge(
                Relation.WAS_ATTRIBUTED_TO,
                answer,
                seller,
                "sold",
                operator.isPresent() ? grading.operator().then(grading.provider()) : Grade.ASSERTED,
                answers.of("signature", "party")));
    }

    /** Keys and builds by which the operator served. */
    private void means() {
        var operator = Optional.ofNullable(claim.parties().get(PartyRole.OPERATOR))
                .filter(id -> !id.isBlank())
                .map(id -> new NodeId(NodeKind.OPERATOR, id));
        MeansNodes.keys(file, answers).forEach(key -> {
            var id = all.node(key);
            edge(Relation.USED, inference, id, "signing key", grading.value("signature"), answers.of("signature"));
            operator.ifPresent(owner ->
                    edge(Relation.WAS_ATTRIBUTED_TO, id, owner, "", grading.key(), answers.of("key", "party")));
        });
        MeansNodes.builds(file, answers).forEach(build -> {
            var id = all.node(build);
            edge(
                    Relation.USED,
                    inference,
                    id,
                    "build",
                    grading.build(),
                    answers.of("attestation", "key", "measurement"));
        });
    }

    /** What the registration of the enclave names. That it belongs to the enclave is shown of the certificate alone. */
    private void registered() {
        var operator = party(PartyRole.OPERATOR, NodeKind.OPERATOR);
        var grounds = answers.of("admission");
        for (var registration : file.registrations()) {
            var named = Registered.of(registration);
            named.certificate().forEach(node -> registered(node, grading.certificate(), operator, grounds));
            named.others().forEach(node -> registered(node, Grade.ASSERTED, operator, grounds));
        }
    }

    private void registered(Node node, Grade grade, Optional<NodeId> operator, List<Finding> grounds) {
        var id = all.node(node);
        edge(Relation.USED, inference, id, "registered " + node.id().kind().wireName(), grade, grounds);
        operator.ifPresent(
                owner -> edge(Relation.WAS_ATTRIBUTED_TO, id, owner, "", grade.then(grading.key()), grounds));
    }

    private void consuming() {
        var application = party(PartyRole.APPLICATION, NodeKind.APPLICATION);
        application.ifPresent(asked -> edge(
                Relation.WAS_ASSOCIATED_WITH,
                inference,
                asked,
                "asked",
                grading.application(),
                answers.of("signature", "audit-log")));
        Payers.of(claim, file.findings()).forEach((address, grade) -> {
            var payer = all.node(new Node(new NodeId(NodeKind.PAYER, address), address));
            var grounds = answers.of("payer").stream()
                    .filter(finding -> Payers.address(finding).equals(address))
                    .toList();
            edge(Relation.WAS_ASSOCIATED_WITH, inference, payer, "paid", grade, grounds);
            application.ifPresent(
                    asked -> edge(Relation.ACTED_ON_BEHALF_OF, asked, payer, "", Grade.ASSERTED, grounds));
        });
    }

    /** What was done to the inference afterwards, and the documents of it. */
    private void checking() {
        var settled = answers.of("settlement", "proof");
        if (answers.affirms("settlement") || answers.contradicts("settlement")) {
            var settlement =
                    all.node(new Node(new NodeId(NodeKind.SETTLEMENT, claim.id().hex()), claim.label()));
            edge(Relation.USED, settlement, answer, "", grading.settlement(), settled);
            documents(settled, settlement);
            Witnesses.chains(settled, file.evidence())
                    .forEach(chain -> edge(
                            Relation.WAS_ASSOCIATED_WITH,
                            settlement,
                            all.node(chain),
                            "settled",
                            grading.settlement(),
                            settled));
        }
        if (!answers.of("attestation").isEmpty()) {
            var attestation = all.node(
                    new Node(new NodeId(NodeKind.ATTESTATION, claim.id().hex()), claim.label()));
            documents(answers.of("attestation"), attestation);
            Witnesses.roots(answers.of("attestation"))
                    .forEach((root, grounds) -> edge(
                            Relation.WAS_ASSOCIATED_WITH,
                            attestation,
                            all.node(root),
                            "attested",
                            Grade.PROVEN,
                            grounds));
        }
        if (!answers.of("reexecution").isEmpty()) {
            var again = all.node(
                    new Node(new NodeId(NodeKind.REEXECUTION, claim.id().hex()), claim.label()));
            var analyst = all.node(new Node(new NodeId(NodeKind.ANALYST, file.analyst()), file.analyst()));
            edge(Relation.USED, again, answer, "", Grade.PROVEN, answers.of("reexecution"));
            edge(Relation.WAS_ASSOCIATED_WITH, again, analyst, "ran again", Grade.PROVEN, answers.of("reexecution"));
        }
        claim.statement()
                .flatMap(this::item)
                .ifPresent(record -> edge(
                        Relation.WAS_GENERATED_BY,
                        all.node(node(record)),
                        inference,
                        "record",
                        grading.value("signature"),
                        answers.of("signature")));
    }

    private void documents(List<Finding> findings, NodeId activity) {
        findings.forEach(finding -> finding.restsOn().stream()
                .flatMap(id -> item(id).stream())
                .filter(item -> !(item instanceof Evidence.SigningKey))
                .filter(item -> claim.statement().filter(item.id()::equals).isEmpty())
                .forEach(item -> edge(
                        Relation.WAS_GENERATED_BY,
                        all.node(node(item)),
                        activity,
                        "",
                        grade(finding),
                        List.of(finding))));
    }

    private static Grade grade(Finding finding) {
        return switch (finding.tier()) {
            case AFFIRMING -> Grade.SUPPORTED;
            case CONTRAINDICATED -> Grade.CONTRADICTED;
            case WARNING, NONE -> Grade.ASSERTED;
        };
    }

    private Optional<Evidence> item(Digest id) {
        return file.evidence().stream().filter(item -> item.id().equals(id)).findFirst();
    }

    private static Node node(Evidence item) {
        return new Node(new NodeId(NodeKind.EVIDENCE, item.id().hex()), item.title()).with("place", item.place());
    }

    private void derived() {
        for (var derivation : file.derivations()) {
            var earlier = all.node(new Node(answer(derivation.from()), derivation.label())
                    .with("claim", derivation.from().toString()));
            edge(
                    Relation.WAS_DERIVED_FROM,
                    answer,
                    earlier,
                    derivation.input(),
                    derivation.others() == 0 ? Grade.SUPPORTED : Grade.ASSERTED,
                    Stream.concat(answers.of("input").stream(), answers.of("output").stream())
                            .toList());
        }
    }
}
