package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import java.util.Optional;

/**
 * Who handles a case, and with which program.
 *
 * @param by the examiner whom the case names, else the user of this machine
 * @param program name and version
 */
record Custodian(String by, String program) {
    static Custodian of(CaseData data) {
        String version = Custodian.class.getPackage().getImplementationVersion();
        return new Custodian(
                data.examiner().isBlank() ? System.getProperty("user.name", "") : data.examiner(),
                version == null ? "Reckoner" : "Reckoner " + version);
    }

    /** What it records of a handling. */
    CaseEntry.Custody entry(Handling action, Optional<Digest> item, String name) {
        return new CaseEntry.Custody(action, item, name, by, program);
    }
}
