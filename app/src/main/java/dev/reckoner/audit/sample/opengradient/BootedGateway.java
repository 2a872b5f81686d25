package dev.reckoner.audit.sample.opengradient;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.audit.sample.nitro.SampleEnclave;
import dev.reckoner.audit.sample.nitro.SampleRoot;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.evm.Bytes;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;

/**
 * A gateway of the plan with its enclave.
 *
 * @param registered the attestation in its registration, raw COSE
 * @param fetched the attestation that a client asked for two hours later
 * @param certificate of its TLS endpoint, DER
 */
record BootedGateway(Gateway planned, GatewayEnclave enclave, byte[] registered, byte[] fetched, byte[] certificate) {
    private static final Duration FETCHED = Duration.ofHours(2);

    static BootedGateway boot(Gateway planned, SampleRoot root) throws GeneralSecurityException {
        var enclave = GatewayEnclave.boot(GatewayPlan.SEED, planned.ordinal());
        byte[] certificate = TlsCertificate.of(planned.host(), planned.attested());
        var tls = Digest.sha256(certificate);
        var key = enclave.keys().getPublic();
        var build = planned.build.measurement();
        return new BootedGateway(
                planned,
                enclave,
                SampleEnclave.attestation(root, planned.id, build, key, tls, planned.attested()),
                SampleEnclave.attestation(root, planned.id, build, key, tls, planned.admitted.plus(FETCHED)),
                certificate);
    }

    /** The document as {@code GET /enclave/attestation} gives it. */
    String attestation() {
        return Base64.getEncoder().encodeToString(fetched);
    }

    /** The answer to {@code GET /signing-key}; the later build also gives its key for oblivious HTTP. */
    ObjectNode signingKey() {
        ObjectNode answer = enclave.signingKey(planned.admitted.plus(FETCHED))
                .put("wallet_address", Wallet.of(GatewayPlan.SEED, planned.id).address());
        if (planned.build == Build.NEWER) {
            answer.set("hpke", OhttpKey.of(enclave).configuration(enclave));
        }
        return answer;
    }

    /** The calldata that admit it. */
    Bytes registration() {
        return RegistryContract.register(
                registered,
                enclave.keys().getPublic().getEncoded(),
                certificate,
                Wallet.of(GatewayPlan.SEED, "operator").address(),
                "https://" + planned.host());
    }
}
