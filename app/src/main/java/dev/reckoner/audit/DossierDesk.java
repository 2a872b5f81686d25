package dev.reckoner.audit;

import dev.reckoner.reputation.subject.SubjectId;
import dev.reckoner.reputation.subject.SubjectKind;
import java.io.IOException;
import java.util.List;

/** All that a case knows of one party, model or build, and what parties answer to findings. */
public interface DossierDesk {
    /** Whom the claims of the case name, or rest on, by name. Reads the disk: not for the FX thread. */
    List<SubjectId> subjects(SubjectKind kind) throws IOException;

    /** What is known of a subject; of one that no claim names, a dossier of nothing. Reads the disk: not for the FX thread. */
    Dossier dossier(SubjectId subject) throws IOException;

    /** What parties say to findings about them. */
    AnswerDesk answers();
}
