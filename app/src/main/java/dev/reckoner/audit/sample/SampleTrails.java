package dev.reckoner.audit.sample;

import dev.reckoner.appraise.ReferenceValues.Endorsement;
import dev.reckoner.appraise.ReferenceValues.Measurement;
import dev.reckoner.appraise.ReferenceValues.ModelRelease;
import dev.reckoner.audit.recorder.Recorder;
import dev.reckoner.audit.sample.nitro.SampleEnclave;
import dev.reckoner.audit.sample.nitro.SampleRoot;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.ExecutionProfile.Optimisation;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.trail.bundle.BundleWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Records the sample's trails: a bundle for each provider and audit, with the real models behind every answer. */
final class SampleTrails {
    /** The configuration that the sample's operators run in. */
    static final ExecutionProfile SERVING = ExecutionProfile.CANONICAL.withOptimisation(Optimisation.ALL);

    /** A bundle is closed so long before the audit that it is handed in for. */
    private static final Duration CLOSED_BEFORE = Duration.ofMinutes(20);

    private final SampleModelSet models;
    private final SampleEnclaves enclaves;
    private final List<SampleSentence> sentences;
    private final HiddenStates states = new HiddenStates();

    /** Under that root of enclaves. */
    SampleTrails(SampleModelSet models, SampleRoot root) throws IOException {
        this.models = models;
        this.enclaves = new SampleEnclaves(root);
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

    /** Writes every bundle into that folder. */
    Published write(Path folder) throws IOException, GeneralSecurityException {
        try (var runtime = new InProcessReexecutor()) {
            for (var planned : SamplePlan.bundles()) {
                write(folder.resolve(planned.file()), planned, runtime);
            }
            return new Published(builds(), releases(), endorsements());
        } catch (ExecutionException e) {
            throw new IOException("The sample's models could not be run: " + e.getMessage(), e);
        }
    }

    private void write(Path trail, PlannedBundle planned, InProcessReexecutor runtime)
            throws IOException, GeneralSecurityException, ExecutionException {
        var title = "Inferences of " + planned.provider() + " until day " + planned.audit().day;
        List<TrailDamage.Change> damage;
        try (var bundle = BundleWriter.create(trail, title, planned.audit().at().minus(CLOSED_BEFORE))) {
            var answers = new SampleAnswers(new Recorder(runtime, bundle), runtime, sentences);
            damage = new BundleRecording(bundle, answers, models, enclaves, states).record(planned);
        }
        TrailDamage.apply(trail, damage);
    }

    private static List<Measurement> builds() throws GeneralSecurityException {
        var builds = new ArrayList<Measurement>();
        for (var build : SampleBuild.values()) {
            builds.add(build.measurement());
        }
        return builds;
    }

    private List<ModelRelease> releases() {
        return Stream.of(ServedModel.FP32, ServedModel.INT8, ServedModel.POOLING)
                .map(which -> new ModelRelease(
                        which.reference().name(), which.reference().version(), models.digest(which)))
                .toList();
    }

    /** An operator's instances share a role, which the platform measures into PCR3; it stays over restarts. */
    private static List<Endorsement> endorsements() throws GeneralSecurityException {
        var endorsements = new ArrayList<Endorsement>();
        for (var operator : SampleOperator.values()) {
            var role = Optional.of(Map.of(3, SampleEnclave.role(operator.id)));
            endorsements.add(new Endorsement(operator.id, operator.provider, Optional.empty(), role));
        }
        return endorsements;
    }
}
