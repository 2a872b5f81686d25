package dev.reckoner.runtime.execute;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.reckoner.runtime.device.EnvironmentRecord;
import org.jspecify.annotations.Nullable;

/** A session, and under which circumstances it computes. */
final class LoadedModel implements AutoCloseable {
    private final OrtSession session;
    private final EnvironmentRecord environment;
    private final boolean isPlacementAsked;
    private @Nullable EnvironmentRecord complete;

    /**
     * Takes over a session.
     *
     * @param environment what is known before it has run
     * @param isPlacementAsked true if the session writes a profile that tells which provider ran what
     */
    LoadedModel(OrtSession session, EnvironmentRecord environment, boolean isPlacementAsked) {
        this.session = session;
        this.environment = environment;
        this.isPlacementAsked = isPlacementAsked;
    }

    OrtSession session() {
        return session;
    }

    /** The circumstances of its runs; to be asked after the first. The profile ends with that, since it costs time. */
    synchronized EnvironmentRecord environment() throws OrtException {
        var known = complete;
        if (known == null) {
            known = isPlacementAsked
                    ? Placement.read(session.endProfiling())
                            .map(placement -> placement.addTo(environment))
                            .orElse(environment)
                    : environment;
            complete = known;
        }
        return known;
    }

    /** A session that has not run yet leaves its profile behind otherwise. */
    @Override
    public synchronized void close() throws OrtException {
        if (isPlacementAsked && complete == null) {
            Placement.forget(session.endProfiling());
        }
        session.close();
    }
}
