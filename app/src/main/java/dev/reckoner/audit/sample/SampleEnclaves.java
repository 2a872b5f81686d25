package dev.reckoner.audit.sample;

import dev.reckoner.audit.sample.nitro.SampleEnclave;
import dev.reckoner.audit.sample.nitro.SampleRoot;
import dev.reckoner.audit.sample.opengradient.TlsCertificate;
import dev.reckoner.crypto.Digest;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;

/** The enclaves of the sample's operators, each booted once: what it signs is handed in for several audits. */
final class SampleEnclaves {
    private final SampleRoot root;
    private final Map<SampleOperator.Boot, SampleEnclave> booted = new HashMap<>();
    private final Map<String, byte[]> certificates = new HashMap<>();

    SampleEnclaves(SampleRoot root) {
        this.root = root;
    }

    SampleEnclave of(SampleOperator.Boot boot) throws GeneralSecurityException {
        var known = booted.get(boot);
        if (known != null) {
            return known;
        }
        var enclave = SampleEnclave.boot(
                root,
                boot.operator().id,
                boot.day(),
                boot.build().measurement(),
                Digest.sha256(certificate(boot.operator())),
                boot.debug(),
                boot.at());
        booted.put(boot, enclave);
        return enclave;
    }

    /** The certificate of the endpoint that the operator serves at, DER; operators behind one endpoint have one. */
    byte[] certificate(SampleOperator operator) throws GeneralSecurityException {
        var known = certificates.get(operator.host());
        if (known != null) {
            return known;
        }
        var made = TlsCertificate.of(operator.host(), SamplePlan.FIRST_DAY);
        certificates.put(operator.host(), made);
        return made;
    }

    /** The one that gives the answer. */
    SampleEnclave of(PlannedAnswer answer) throws GeneralSecurityException {
        return of(answer.operator().bootAt(answer.madeAt()));
    }
}
