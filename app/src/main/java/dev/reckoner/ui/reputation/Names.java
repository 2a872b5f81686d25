package dev.reckoner.ui.reputation;

import dev.reckoner.audit.EnclaveName;
import dev.reckoner.reputation.subject.SubjectId;
import dev.reckoner.reputation.subject.SubjectKind;
import dev.reckoner.ui.control.Figures;

/** What subjects are called where there is little room. */
final class Names {
    private static final int LONGEST = 26;

    private Names() {}

    /** Its name; of a build the ends of its id. */
    static String of(SubjectId id) {
        return id.kind() == SubjectKind.BUILD
                ? Figures.middle(id.name(), 13)
                : Figures.middle(EnclaveName.of(id.name()), LONGEST);
    }
}
