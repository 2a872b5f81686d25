package dev.reckoner.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.crypto.CertificateChain.Outcome;
import dev.reckoner.crypto.MadeChain.Form;
import dev.reckoner.crypto.MadeChain.Node;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

/** Path validation, with links that are remembered: what is remembered must never make a path good. */
class CertificateChainTest {
    private static final Instant WITHIN = MadeChain.FROM.plus(Duration.ofHours(1));

    private final CertificateLinks links = new CertificateLinks();

    @Test
    void aSoundChainIsValidUnderItsRootAndUnknownUnderAnother() throws Exception {
        List<Node> nodes = MadeChain.nitro();
        Digest root = Digest.sha256(nodes.getFirst().der());
        for (int time = 0; time < 2; time++) {
            assertThat(chain(nodes).validate(Set.of(root), WITHIN)).isEqualTo(new Outcome.Valid(root));
            assertThat(chain(nodes).validate(Set.of(), WITHIN)).isEqualTo(new Outcome.RootUnknown(root));
        }
    }

    @Test
    void aChainThatHeldOnceIsJudgedAnewForEveryInstant() throws Exception {
        List<Node> nodes = MadeChain.nitro();
        assertThat(validate(nodes, WITHIN)).isInstanceOf(Outcome.RootUnknown.class);
        for (Instant outside : List.of(
                MadeChain.FROM.minusSeconds(1),
                MadeChain.FROM.plus(Duration.ofHours(3)).plusSeconds(1),
                MadeChain.FROM.plus(Duration.ofDays(10)))) {
            assertThat(validate(nodes, outside)).isInstanceOf(Outcome.OutsideValidity.class);
        }
        assertThat(validate(nodes, MadeChain.FROM.plus(Duration.ofHours(3)))).isInstanceOf(Outcome.RootUnknown.class);
    }

    @Test
    void noCertificateWithABitChangedHoldsAmongRememberedOnes() throws Exception {
        List<Node> nodes = MadeChain.nitro();
        assertThat(validate(nodes, WITHIN)).isInstanceOf(Outcome.RootUnknown.class);
        Digest root = Digest.sha256(nodes.getFirst().der());
        int tried = 0;
        for (int at = 0; at < nodes.size(); at++) {
            byte[] der = nodes.get(at).der();
            for (int bit = at; bit < der.length * 8; bit += 31) {
                byte[] changed = der.clone();
                changed[bit / 8] ^= (byte) (1 << bit % 8);
                tried++;
                assertThat(trusted(replaced(nodes, at, changed), root))
                        .as("certificate %d, bit %d", at, bit)
                        .isFalse();
            }
        }
        assertThat(tried).isGreaterThan(400);
    }

    @Test
    void aNamesakeOfTheIssuerIsNotTheIssuer() throws Exception {
        List<Node> nodes = MadeChain.nitro();
        assertThat(validate(nodes, WITHIN)).isInstanceOf(Outcome.RootUnknown.class);
        Node namesake = MadeChain.below(nodes.get(2), Form.authority("CN=instance", 0));
        assertThat(validate(with(nodes, 3, namesake), WITHIN)).isEqualTo(new Outcome.Invalid("INVALID_SIGNATURE"));
    }

    @Test
    void anIssuerThatIsLeftOutBreaksTheChain() throws Exception {
        List<Node> nodes = MadeChain.nitro();
        assertThat(validate(nodes, WITHIN)).isInstanceOf(Outcome.RootUnknown.class);
        for (int left = 0; left < nodes.size() - 1; left++) {
            List<Node> fewer = new ArrayList<>(nodes);
            fewer.remove(left);
            // Without its root the rest is a chain of its own, under a root that nobody accepts.
            assertThat(trusted(fewer, Digest.sha256(nodes.getFirst().der())))
                    .as("without %d", left)
                    .isFalse();
        }
    }

    @Test
    void aPathLongerThanAnAuthorityAllowsIsInvalid() throws Exception {
        List<Node> nodes = MadeChain.nitro().subList(0, 4);
        Node oneMore = MadeChain.below(nodes.getLast(), Form.authority("CN=one more", 0));
        Node leaf = MadeChain.below(oneMore, Form.leaf("CN=leaf"));
        assertThat(validate(List.of(nodes.get(0), nodes.get(1), nodes.get(2), nodes.get(3), oneMore, leaf), WITHIN))
                .isEqualTo(new Outcome.Invalid("PATH_TOO_LONG"));
    }

    @Test
    void aLeafIssuesNothing() throws Exception {
        Node root = MadeChain.root(Form.authority("CN=root", 3));
        Node leaf = MadeChain.below(root, Form.leaf("CN=leaf"));
        Node below = MadeChain.below(leaf, Form.leaf("CN=below"));
        assertThat(validate(List.of(root, leaf, below), WITHIN)).isEqualTo(new Outcome.Invalid("INVALID_KEY_USAGE"));
        Node eager =
                MadeChain.below(root, Form.leaf("CN=eager").usage(KeyUsage.digitalSignature | KeyUsage.keyCertSign));
        Node belowEager = MadeChain.below(eager, Form.leaf("CN=below"));
        assertThat(validate(List.of(root, eager, belowEager), WITHIN)).isEqualTo(new Outcome.Invalid("NOT_CA_CERT"));
    }

    @Test
    void anAuthorityThatMayNotSignCertificatesIssuesNothing() throws Exception {
        Node root = MadeChain.root(Form.authority("CN=root", 3));
        Node authority = MadeChain.below(root, Form.authority("CN=authority", 0).usage(KeyUsage.cRLSign));
        Node leaf = MadeChain.below(authority, Form.leaf("CN=leaf"));
        assertThat(validate(List.of(root, authority, leaf), WITHIN))
                .isEqualTo(new Outcome.Invalid("INVALID_KEY_USAGE"));
    }

    @Test
    void aLeafThatMayNotSignDocumentsIsInvalid() throws Exception {
        Node root = MadeChain.root(Form.authority("CN=root", 3));
        Node leaf = MadeChain.below(root, Form.leaf("CN=leaf").usage(KeyUsage.keyAgreement));
        assertThat(validate(List.of(root, leaf), WITHIN)).isEqualTo(new Outcome.Invalid("LEAF_DOES_NOT_SIGN"));
    }

    @Test
    void aChainOfAnotherCurveIsThePlatformsToVerify() throws Exception {
        Node root = MadeChain.root(Form.authority("CN=root", 3).curve("secp256r1"));
        Node leaf = MadeChain.below(root, Form.leaf("CN=leaf"));
        Node namesake = MadeChain.root(Form.authority("CN=root", 3).curve("secp256r1"));
        assertThat(validate(List.of(root, leaf), WITHIN)).isInstanceOf(Outcome.RootUnknown.class);
        assertThat(validate(List.of(namesake, leaf), WITHIN)).isEqualTo(new Outcome.Invalid("INVALID_SIGNATURE"));
    }

    @Test
    void aRememberedCertificateIsTheSameAndAnExtraByteIsRefused() throws Exception {
        byte[] der = MadeChain.nitro().getLast().der();
        assertThat(links.certificate(der)).isSameAs(links.certificate(der.clone()));
        assertThat(links.certificate(der).getEncoded()).isEqualTo(der);
        assertThat(links.certificate(der)).isEqualTo(CertificateChain.certificate(der));
        byte[] longer = java.util.Arrays.copyOf(der, der.length + 1);
        assertThatThrownBy(() -> links.certificate(longer)).isInstanceOf(CertificateException.class);
    }

    private static List<Node> with(List<Node> nodes, int at, Node other) {
        List<Node> changed = new ArrayList<>(nodes);
        changed.set(at, other);
        return changed;
    }

    private static List<Node> replaced(List<Node> nodes, int at, byte[] der) {
        return with(nodes, at, new Node(nodes.get(at).name(), nodes.get(at).key(), der));
    }

    private boolean trusted(List<Node> nodes, Digest root) {
        try {
            return chain(nodes).validate(Set.of(root), WITHIN) instanceof Outcome.Valid;
        } catch (CertificateException e) {
            return false;
        }
    }

    private Outcome validate(List<Node> nodes, Instant at) throws CertificateException {
        return chain(nodes).validate(Set.of(), at);
    }

    private CertificateChain chain(List<Node> nodes) throws CertificateException {
        List<byte[]> bundle =
                nodes.subList(0, nodes.size() - 1).stream().map(Node::der).toList();
        return links.read(nodes.getLast().der(), bundle);
    }
}
