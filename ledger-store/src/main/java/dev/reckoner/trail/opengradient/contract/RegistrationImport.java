package dev.reckoner.trail.opengradient.contract;

import dev.reckoner.crypto.Keccak256;
import dev.reckoner.crypto.MalformedDocumentException;
import dev.reckoner.trail.ReadProblem;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.TrailSink;
import dev.reckoner.trail.nitro.KeyMaterialReader;
import dev.reckoner.trail.nitro.NitroReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Hands the attestation, the signing key and the TLS certificate in the calldata of a registration to the sink: no event of the
 * registry carries them. The calldata are nobody's signed word, but the attestation speaks for itself and for the key.
 */
public final class RegistrationImport {
    /** registerTEEWithAttestation(bytes,bytes,bytes,address,string,uint8). */
    private static final byte[] SELECTOR = HexFormat.of().parseHex("15c9bdb4");

    private RegistrationImport() {}

    /**
     * Reads calldata; those of other calls hold nothing to hand on.
     *
     * @param file the file, for problems
     * @param within the transaction's place in it, for problems; may be empty
     * @param place the transaction's place, for the evidence
     */
    public static void read(byte[] input, String file, String within, String place, TrailSink sink) throws IOException {
        if (input.length < SELECTOR.length || !Arrays.equals(input, 0, SELECTOR.length, SELECTOR, 0, SELECTOR.length)) {
            return;
        }
        try {
            if (ContractCalls.decode(input).orElseThrow() instanceof RegistryCall.RegisterTee call) {
                hand(call, file, within, place + "#calldata", sink);
            }
        } catch (TrailFormatException e) {
            sink.problem((within.isEmpty() ? e : e.within(within)).problem(file));
        }
    }

    private static void hand(RegistryCall.RegisterTee call, String file, String within, String place, TrailSink sink)
            throws IOException {
        byte[] key = call.signingKey().bytes();
        if (!KeyMaterialReader.addKey(key, "0x" + Keccak256.digest(key).hex(), place, sink)) {
            sink.problem(
                    malformed(file, within, "The signing key in the calldata of the registration cannot be read."));
        }
        if (!KeyMaterialReader.addCertificate(call.tlsCertificate().bytes(), place, sink)) {
            sink.problem(
                    malformed(file, within, "The TLS certificate in the calldata of the registration cannot be read."));
        }
        try {
            NitroReader.readDocument(call.attestation().bytes(), place, sink);
        } catch (MalformedDocumentException e) {
            sink.problem(NitroReader.problem(file, e));
        }
    }

    private static ReadProblem malformed(String file, String within, String sentence) {
        return new ReadProblem(
                file,
                within,
                "TR-KEY-MALFORMED",
                sentence,
                "Fetch the transaction again from a node.",
                ReadProblem.Severity.DAMAGED);
    }
}
