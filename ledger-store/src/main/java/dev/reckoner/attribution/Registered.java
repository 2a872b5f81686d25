package dev.reckoner.attribution;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.opengradient.contract.RegistryCall.RegisterTee;
import java.util.ArrayList;
import java.util.List;

/**
 * What the registration of the enclave behind a claim names: from the calldata that the claim's admission was decided by.
 *
 * @param certificate the TLS certificate, to which an attestation that holds commits
 * @param others endpoint and account that is paid, which nothing ties to the enclave but the word of whoever registered it
 */
public record Registered(List<Node> certificate, List<Node> others) {
    public Registered {
        certificate = List.copyOf(certificate);
        others = List.copyOf(others);
    }

    /** What the call names; what it leaves blank is left out. */
    public static Registered of(RegisterTee call) {
        var certificate = new ArrayList<Node>();
        if (call.tlsCertificate().size() > 0) {
            certificate.add(
                    MeansNodes.certificate(Digest.sha256(call.tlsCertificate().bytes())));
        }
        var others = new ArrayList<Node>();
        if (!call.endpoint().isBlank()) {
            others.add(MeansNodes.endpoint(call.endpoint().strip()));
        }
        // The zero address is nobody's.
        if (call.paymentAddress().chars().skip(2).anyMatch(digit -> digit != '0')) {
            others.add(MeansNodes.payout(call.paymentAddress()));
        }
        return new Registered(certificate, others);
    }
}
