package dev.reckoner.cli;

import dev.reckoner.answer.AnsweringParty;
import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.DossierDesk;
import dev.reckoner.reputation.subject.SubjectId;
import dev.reckoner.reputation.subject.SubjectKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;

/** A subject as it is typed. */
final class PartyWord {
    private PartyWord() {}

    /**
     * The subject of that kind and name.
     *
     * @throws RefusedArgument RP-KIND if there is no such kind, DO-SUBJECT if no claim of the case names such a subject
     */
    static SubjectId subject(DossierDesk desk, String kind, String name) throws IOException {
        var known = SubjectKind.named(kind)
                .orElseThrow(() -> new RefusedArgument(
                        "RP-KIND",
                        "There are dossiers of an operator, provider, model, build or application, not of a " + kind
                                + "."));
        var names = desk.subjects(known).stream().map(SubjectId::name).toList();
        if (!names.contains(name)) {
            throw new RefusedArgument(
                    "DO-SUBJECT",
                    "No claim of this case names the " + kind + " " + name + ". There "
                            + (names.isEmpty()
                                    ? "is none."
                                    : (names.size() == 1 ? "is " : "are ") + String.join(", ", names) + "."));
        }
        return new SubjectId(known, name);
    }

    /**
     * Who answers, typed {@code operator:meridian-02}, or by the id alone where claims name it as one kind of party only.
     *
     * @throws RefusedArgument AN-PARTY if it is nobody whom claims name, or more than one
     */
    static AnsweringParty party(AuditCase audit, String typed) throws IOException {
        int colon = typed.indexOf(':');
        var kind = colon < 0 ? Optional.<SubjectKind>empty() : SubjectKind.named(typed.substring(0, colon));
        String id = kind.isPresent() ? typed.substring(colon + 1) : typed;
        var found = new ArrayList<AnsweringParty>();
        for (var each : SubjectKind.values()) {
            boolean asked = AnsweringParty.canBe(each)
                    && kind.filter(one -> one != each).isEmpty();
            if (asked && audit.dossiers().subjects(each).contains(new SubjectId(each, id))) {
                found.add(new AnsweringParty(each, id));
            }
        }
        if (found.size() != 1) {
            throw new RefusedArgument(
                    "AN-PARTY",
                    found.isEmpty()
                            ? "No claim of this case names an operator, provider or application " + id + "."
                            : id + " is more than one party; write operator:" + id + ", provider:" + id
                                    + " or application:" + id + ".");
        }
        return found.getFirst();
    }
}
