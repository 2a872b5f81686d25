package dev.reckoner.attribution;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What parties serve by, as nodes: keys, builds, TLS certificates, endpoints and accounts. Several parties may share them. */
public final class MeansNodes {
    private MeansNodes() {}

    /** The keys and builds by which the claim was served, as far as the case tells. */
    public static List<NodeId> of(ClaimFile file) {
        var answers = new Answers(file.findings());
        return Stream.concat(keys(file, answers).stream(), builds(file, answers).stream())
                .map(Node::id)
                .toList();
    }

    /** The keys that the signature under the claim was checked with. */
    static List<Node> keys(ClaimFile file, Answers answers) {
        Set<Digest> checked = rested(answers, "signature");
        return items(file, Evidence.SigningKey.class)
                .filter(key -> checked.contains(key.id()))
                .map(MeansNodes::key)
                .toList();
    }

    /** The builds whose attestation commits to the claim's key; where none does, those that the claim's own evidence names. */
    static List<Node> builds(ClaimFile file, Answers answers) {
        Set<Digest> bound = rested(answers, "key");
        var documents = items(file, Evidence.AttestationDocument.class).toList();
        var named = documents.stream()
                .filter(document -> bound.contains(document.id()))
                .toList();
        var approved = answers.of("measurement").stream()
                .filter(finding -> finding.code().equals("EV-PCR-APPROVED"))
                .map(finding -> finding.detail())
                .findFirst();
        return (named.isEmpty() ? documents : named)
                .stream()
                        .map(MeansNodes::build)
                        .map(build ->
                                approved.map(name -> build.with("name", name)).orElse(build))
                        .distinct()
                        .toList();
    }

    private static <E extends Evidence> Stream<E> items(ClaimFile file, Class<E> type) {
        return file.evidence().stream().filter(type::isInstance).map(type::cast);
    }

    private static Set<Digest> rested(Answers answers, String check) {
        var rested = new HashSet<Digest>();
        answers.of(check).forEach(finding -> rested.addAll(finding.restsOn()));
        return rested;
    }

    /** The node of a signing key. */
    public static Node key(Evidence.SigningKey key) {
        return new Node(new NodeId(NodeKind.KEY, key.id().hex()), key.id().abbreviated())
                .with("algorithm", key.algorithm());
    }

    /** The node of the build that an attestation document measures: image, kernel and application together. */
    public static Node build(Evidence.AttestationDocument document) {
        return build(register(document, 0), register(document, 1), register(document, 2));
    }

    /** The node of the build with these measurements, each of 96 hexadecimal characters. */
    public static Node build(String image, String kernel, String application) {
        var all = String.join(" ", image, kernel, application);
        var id = Digest.sha256(all.getBytes(StandardCharsets.UTF_8)).hex();
        return new Node(new NodeId(NodeKind.BUILD, id), shortened(image)).with("PCR0", image);
    }

    /** True if the platform measured a build: of an enclave in debug mode it reports zeros, which are no build of anybody. */
    static boolean isMeasured(Evidence.AttestationDocument document) {
        return !register(document, 0).matches("0*");
    }

    /** The node of a TLS certificate, by SHA-256 of its DER. */
    public static Node certificate(Digest der) {
        return new Node(new NodeId(NodeKind.CERTIFICATE, der.hex()), der.abbreviated());
    }

    /** The node of an account that is paid, by its address: in lower case, as one address is written in several ways. */
    public static Node payout(String account) {
        return new Node(new NodeId(NodeKind.PAYOUT, account.toLowerCase(Locale.ROOT)), account);
    }

    /** The node of where a party is reached. */
    public static Node endpoint(String address) {
        return new Node(new NodeId(NodeKind.ENDPOINT, address.toLowerCase(Locale.ROOT)), address);
    }

    private static String register(Evidence.AttestationDocument document, int number) {
        return document.pcrs().getOrDefault(number, "");
    }

    private static String shortened(String hex) {
        return hex.length() <= 8 ? hex : hex.substring(0, 4) + "…" + hex.substring(hex.length() - 3);
    }
}
