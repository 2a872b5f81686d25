package dev.reckoner.appraise;

import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.opengradient.heartbeat.Heartbeat;
import dev.reckoner.trail.opengradient.ohttp.OhttpConfiguration;
import dev.reckoner.trail.opengradient.payment.Payment;
import dev.reckoner.trail.opengradient.payment.PaymentSigner;
import java.util.List;

/** Whether the bytes of a record are signed by whom they name, for choosing between copies of it. */
final class SignedRecord {
    private SignedRecord() {}

    static boolean configurationHolds(byte[] json, List<Evidence.SigningKey> keys) {
        try {
            return EnclaveSignature.of(OhttpConfiguration.of(StrictJson.tree(json)), keys) == EnclaveSignature.VALID;
        } catch (TrailFormatException damaged) {
            return false;
        }
    }

    static boolean heartbeatHolds(byte[] json, List<Evidence.SigningKey> keys) {
        try {
            return EnclaveSignature.of(Heartbeat.of(StrictJson.tree(json)), keys) == EnclaveSignature.VALID;
        } catch (TrailFormatException damaged) {
            return false;
        }
    }

    static boolean paymentHolds(byte[] json) {
        try {
            return Payment.read(json).signer() instanceof PaymentSigner.Payer;
        } catch (TrailFormatException damaged) {
            return false;
        }
    }
}
