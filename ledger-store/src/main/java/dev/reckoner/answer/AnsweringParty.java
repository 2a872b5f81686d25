package dev.reckoner.answer;

import dev.reckoner.reputation.subject.SubjectId;
import dev.reckoner.reputation.subject.SubjectKind;

/**
 * Who answers. Only somebody can, and no model and no build.
 *
 * @param kind operator, provider or application
 * @param id as claims name it
 */
public record AnsweringParty(SubjectKind kind, String id) {
    /** Characters of an id. */
    public static final int MOST_CHARACTERS = 200;

    /** True if somebody of that kind can answer. */
    public static boolean canBe(SubjectKind kind) {
        return switch (kind) {
            case OPERATOR, PROVIDER, APPLICATION -> true;
            case MODEL, BUILD -> false;
        };
    }

    /** As reputation knows it. */
    public SubjectId subject() {
        return new SubjectId(kind, id);
    }
}
