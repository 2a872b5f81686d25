package dev.reckoner.audit.sample;

import dev.reckoner.appraise.ReferenceValues.Endorsement;
import dev.reckoner.appraise.ReferenceValues.Measurement;
import dev.reckoner.appraise.ReferenceValues.ModelRelease;
import dev.reckoner.audit.recorder.Recorder;
import dev.reckoner.audit.sample.SamplePlan.Boot;
import dev.reckoner.audit.sample.SamplePlan.Fault;
import dev.reckoner.audit.sample.SamplePlan.Inference;
import dev.reckoner.audit.sample.SamplePlan.Operator;
import dev.reckoner.audit.sample.SamplePlan.ServedModel;
import dev.reckoner.audit.sample.nitro.SampleEnclave;
import dev.reckoner.audit.sample.nitro.SampleRoot;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.ExecutionProfile.Optimisation;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.Party;
import dev.reckoner.trail.PartyRole;
import dev.reckoner.trail.bundle.BundleWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records the sample's trails: one bundle per provider, with the real models behind every answer. */
final class SampleTrails {
    private static final Instant CLOSED = Instant.parse("2026-06-01T09:00:00Z");

    private final SampleModelSet models;
    private final SampleRoot root;
    private final List<SampleSentence> sentences;

    /** Under that root of enclaves. */
    SampleTrails(SampleModelSet models, SampleRoot root) throws IOException {
        this.models = models;
        this.root = root;
        this.sentences = SampleSentence.all();
    }

    /**
     * What an analyst would have been told beforehand.
     *
     * @param builds approved enclave builds
     * @param releases published models
     * @param endorsements whose enclaves have which role
     */
    record Published(List<Measurement> builds, List<ModelRelease> releases, List<Endorsement> endorsements) {}

    Published write(List<Path> trails) throws IOException, GeneralSecurityException {
        try (var runtime = new InProcessReexecutor()) {
            var build = build();
            for (var trail : trails) {
                var name = trail.getFileName().toString();
                write(trail, name.substring(0, name.indexOf('.')), runtime, build);
            }
            return new Published(List.of(build), releases(), endorsements());
        } catch (ExecutionException e) {
            throw new IOException("The sample's models could not be run: " + e.getMessage(), e);
        }
    }

    private List<ModelRelease> releases() {
        return List.of(
                new ModelRelease(SamplePlan.MODEL_NAME, SamplePlan.FP32, digest(ServedModel.FP32)),
                new ModelRelease(SamplePlan.MODEL_NAME, SamplePlan.INT8, digest(ServedModel.INT8)));
    }

    /** An operator's instances share a role, which the platform measures into PCR3; it stays over restarts. */
    private static List<Endorsement> endorsements() throws GeneralSecurityException {
        var endorsements = new ArrayList<Endorsement>();
        for (var operator : Operator.values()) {
            var role = Optional.of(Map.of(3, SampleEnclave.role(operator.id)));
            endorsements.add(new Endorsement(operator.id, operator.provider, Optional.empty(), role));
        }
        return endorsements;
    }

    private static Measurement build() throws GeneralSecurityException {
        return new Measurement("sample gateway 1.0", pcr("image"), pcr("kernel"), pcr("application"));
    }

    private static String pcr(String part) throws GeneralSecurityException {
        var bytes = ("sample gateway 1.0 " + part).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-384").digest(bytes));
    }

    private void write(Path trail, String provider, InProcessReexecutor runtime, Measurement build)
            throws IOException, GeneralSecurityException, ExecutionException {
        var bundle = BundleWriter.create(trail, "Inferences of " + provider, CLOSED);
        var damage = new ArrayList<TrailDamage.Change>();
        try (bundle) {
            bundle.party(new Party(provider, capital(provider), PartyRole.PROVIDER));
            bundle.model(SamplePlan.MODEL_NAME, SamplePlan.FP32, digest(ServedModel.FP32));
            var answers = new SampleAnswers(new Recorder(runtime, bundle), runtime, sentences);
            for (var operator : Operator.values()) {
                if (operator.provider.equals(provider)) {
                    bundle.party(new Party(operator.id, operator.id, PartyRole.OPERATOR));
                    record(operator, bundle, answers, build, damage);
                }
            }
        }
        TrailDamage.apply(trail, damage);
    }

    private void record(
            Operator operator,
            BundleWriter bundle,
            SampleAnswers answers,
            Measurement build,
            List<TrailDamage.Change> damage)
            throws IOException, GeneralSecurityException, ExecutionException {
        Map<Boot, SampleEnclave> enclaves = new HashMap<>();
        for (var boot : SamplePlan.boots(operator)) {
            var enclave = SampleEnclave.boot(root, operator.id, boot.day(), build, boot.debug(), boot.at());
            enclaves.put(boot, enclave);
            bundle.evidence(enclave.attestation(), "nitro-attestation");
            bundle.key(operator.id, enclave.signingKey().getPublic().getEncoded());
        }
        for (var inference : SamplePlan.inferences()) {
            if (inference.operator() == operator) {
                var enclave =
                        java.util.Objects.requireNonNull(enclaves.get(SamplePlan.bootFor(operator, inference.day())));
                record(inference, enclave, bundle, answers, damage);
            }
        }
    }

    private void record(
            Inference inference,
            SampleEnclave enclave,
            BundleWriter bundle,
            SampleAnswers answers,
            List<TrailDamage.Change> damage)
            throws IOException, GeneralSecurityException, ExecutionException {
        var served = inference.served();
        boolean openly = inference.fault() == Fault.ALTERED_WEIGHT;
        if (openly) {
            bundle.modelFile(
                    SamplePlan.MODEL_NAME,
                    SamplePlan.FP32,
                    java.util.Objects.requireNonNull(models.paths().get(served)));
        }
        boolean asPublished = inference.fault() == Fault.INT8_AS_FP32 || inference.fault() == Fault.ALTERED_IN_SECRET;
        var declaredFile = asPublished ? ServedModel.FP32 : served;
        var declared =
                new ModelReference(SamplePlan.MODEL_NAME, inference.declared(), Optional.of(digest(declaredFile)));
        if (inference.fault() == Fault.ALTERED_IN_SECRET) {
            answers.recordTraced(inference, model(served), declared, signer(inference, enclave, bundle), enclave);
            return;
        }
        var answer = answers.record(inference, model(served), declared, signer(inference, enclave, bundle), enclave);
        switch (inference.fault()) {
            case OUTPUT_TAMPERED -> damage.add(TrailDamage.Change.tamper(answer.output()));
            case INPUT_MISSING -> damage.add(TrailDamage.Change.remove(answer.input()));
            case OUTPUT_MISSING -> damage.add(TrailDamage.Change.remove(answer.output()));
            default -> {}
        }
    }

    private static KeyPair signer(Inference inference, SampleEnclave enclave, BundleWriter bundle)
            throws GeneralSecurityException {
        if (inference.fault() != Fault.UNATTESTED_KEY) {
            return enclave.signingKey();
        }
        var stranger = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        bundle.key(inference.operator().id, stranger.getPublic().getEncoded());
        return stranger;
    }

    private OnnxModel model(ServedModel which) {
        return java.util.Objects.requireNonNull(models.models().get(which));
    }

    private Digest digest(ServedModel which) {
        return Digest.ofSha256(model(which).sha256());
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** The configuration that the sample's operators run in. */
    static final ExecutionProfile SERVING = ExecutionProfile.CANONICAL.withOptimisation(Optimisation.ALL);
}
