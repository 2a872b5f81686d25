package dev.reckoner.audit.sample;

import dev.reckoner.audit.sample.nitro.SampleEnclave;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.trail.Party;
import dev.reckoner.trail.PartyRole;
import dev.reckoner.trail.bundle.BundleWriter;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;

/** Records what a provider hands in for an audit, with the real models behind every answer. */
final class BundleRecording {
    private final BundleWriter bundle;
    private final SampleAnswers answers;
    private final SampleModelSet models;
    private final SampleEnclaves enclaves;
    private final HiddenStates states;

    private final List<TrailDamage.Change> damage = new ArrayList<>();

    BundleRecording(
            BundleWriter bundle,
            SampleAnswers answers,
            SampleModelSet models,
            SampleEnclaves enclaves,
            HiddenStates states) {
        this.bundle = bundle;
        this.answers = answers;
        this.models = models;
        this.enclaves = enclaves;
        this.states = states;
    }

    /**
     * Records all of it.
     *
     * @return what is to be done to the bundle once it is closed
     */
    List<TrailDamage.Change> record(PlannedBundle planned)
            throws IOException, GeneralSecurityException, ExecutionException {
        bundle.party(new Party(planned.provider(), capital(planned.provider()), PartyRole.PROVIDER));
        for (var operator : planned.operators()) {
            bundle.party(operator.party());
            bundle.evidence(enclaves.certificate(operator), "certificate");
            for (var boot : operator.bootsFor(planned.audit())) {
                var enclave = enclaves.of(boot);
                bundle.evidence(enclave.attestation(), "nitro-attestation");
                bundle.key(operator.id, enclave.signingKey().getPublic().getEncoded());
            }
        }
        for (var answer : planned.answers()) {
            switch (answer) {
                case SampleInference inference -> record(inference);
                case DerivedAnswer derived -> record(derived);
            }
        }
        return damage;
    }

    private void record(SampleInference inference) throws IOException, GeneralSecurityException, ExecutionException {
        name(inference);
        var enclave = enclaves.of(inference);
        var declared = models.reference(inference.named());
        var model = models.model(inference.served());
        var signer = signer(inference, enclave);
        if (inference.fault() == SampleFault.ALTERED_IN_SECRET) {
            answers.recordTraced(inference, model, declared, signer, enclave);
            return;
        }
        var answer = answers.record(inference, model, declared, signer, enclave);
        states.offer(inference, answer.hidden());
        switch (inference.fault()) {
            case OUTPUT_TAMPERED -> damage.add(TrailDamage.Change.tamper(answer.output()));
            case INPUT_MISSING -> damage.add(TrailDamage.Change.remove(answer.input()));
            case OUTPUT_MISSING -> damage.add(TrailDamage.Change.remove(answer.output()));
            default -> {}
        }
    }

    private void record(DerivedAnswer derived) throws IOException, GeneralSecurityException, ExecutionException {
        var declared = models.reference(ServedModel.POOLING);
        bundle.model(declared.name(), declared.version(), models.digest(ServedModel.POOLING));
        answers.pool(derived, states.of(derived), models.model(ServedModel.POOLING), declared, enclaves.of(derived));
    }

    private void name(SampleInference inference) throws IOException {
        bundle.model(SamplePlan.MODEL_NAME, SamplePlan.FP32, models.digest(ServedModel.FP32));
        if (inference.fault() == SampleFault.ALTERED_WEIGHT) {
            bundle.modelFile(SamplePlan.MODEL_NAME, SamplePlan.FP32, models.path(ServedModel.ALTERED));
        }
    }

    private KeyPair signer(SampleInference inference, SampleEnclave enclave) throws GeneralSecurityException {
        if (inference.fault() != SampleFault.UNATTESTED_KEY) {
            return enclave.signingKey();
        }
        var stranger = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        bundle.key(inference.operator().id, stranger.getPublic().getEncoded());
        return stranger;
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
