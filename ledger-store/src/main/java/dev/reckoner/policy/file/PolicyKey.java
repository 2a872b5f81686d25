package dev.reckoner.policy.file;

import java.util.Optional;

/** Every key of the format, in its order. The schema, the reader and the completion all know these and no others. */
enum PolicyKey {
    POLICY(Section.POLICY, "policy", Need.REQUIRED, "The policy's name"),
    VERSION(Section.POLICY, "version", Need.REQUIRED, "Counted up with every change"),
    APPLIES_TO(Section.POLICY, "applies-to", Need.OPTIONAL, "The claims that it is for; all without it"),
    CLASSES(Section.POLICY, "classes", Need.OPTIONAL, "Classes of claims, told by names"),
    REQUIRE(Section.POLICY, "require", Need.OPTIONAL, "Checks that must have been made, with their answers"),
    RE_EXECUTE(Section.POLICY, "re-execute", Need.OPTIONAL, "How many claims must be run again"),
    OPERATOR(Section.POLICY, "operator", Need.OPTIONAL, "What is asked of the operator"),
    WITNESSES(Section.POLICY, "witnesses", Need.OPTIONAL, "Who must have confirmed the claim"),
    FRESHNESS(Section.POLICY, "freshness", Need.OPTIONAL, "How old the attestation may have been"),

    CLASS(Section.APPLIES_TO, "class", Need.REQUIRED, "Name of the class"),

    OF_APPLICATION(Section.CLASS, "application", Need.OPTIONAL, "Applications of the class"),
    OF_PROVIDER(Section.CLASS, "provider", Need.OPTIONAL, "Providers of the class"),
    OF_OPERATOR(Section.CLASS, "operator", Need.OPTIONAL, "Operators of the class"),
    OF_MODEL(Section.CLASS, "model", Need.OPTIONAL, "Models of the class"),

    CHECK(Section.REQUIREMENT, "check", Need.REQUIRED, "Id of the check"),
    TIER(Section.REQUIREMENT, "tier", Need.REQUIRED, "The answer that will do: this or a better one"),
    LIST(Section.REQUIREMENT, "list", Need.OPTIONAL, "Approved builds among which the enclave's must be"),
    WITHIN(Section.REQUIREMENT, "within", Need.OPTIONAL, "How soon the claim must be settled"),

    RATE(Section.RE_EXECUTE, "rate", Need.REQUIRED, "Share of the claims, from 0 to 1"),
    WORST(Section.RE_EXECUTE, "worst", Need.REQUIRED, "The worst verdict accepted"),
    SEED(Section.RE_EXECUTE, "seed", Need.OPTIONAL, "Mixed into the draw; kept secret until the claims are made"),

    STANDING(Section.OPERATOR, "standing", Need.REQUIRED, "Least expectation that the next answer is right"),
    WHEN_UNKNOWN(Section.OPERATOR, "when-unknown", Need.OPTIONAL, "Where there is not enough evidence"),

    K(Section.WITNESSES, "k", Need.REQUIRED, "How many"),
    OF(Section.WITNESSES, "of", Need.OPTIONAL, "Whose word counts; everybody's without it"),
    WHEN_MISSING(Section.WITNESSES, "when-missing", Need.OPTIONAL, "Where fewer confirmed it");

    private enum Need {
        REQUIRED,
        OPTIONAL
    }

    private final Section section;
    private final String word;
    private final Need need;
    private final String explanation;

    PolicyKey(Section section, String word, Need need, String explanation) {
        this.section = section;
        this.word = word;
        this.need = need;
        this.explanation = explanation;
    }

    Section section() {
        return section;
    }

    /** As the file has it. */
    String word() {
        return word;
    }

    boolean isRequired() {
        return need == Need.REQUIRED;
    }

    /** A few words for whoever writes one. */
    String explanation() {
        return explanation;
    }

    /** The mapping that is its value, or is in the list that is its value; empty where the value is none. */
    Optional<Section> below() {
        return switch (this) {
            case APPLIES_TO -> Optional.of(Section.APPLIES_TO);
            case REQUIRE -> Optional.of(Section.REQUIREMENT);
            case RE_EXECUTE -> Optional.of(Section.RE_EXECUTE);
            case OPERATOR -> Optional.of(Section.OPERATOR);
            case WITNESSES -> Optional.of(Section.WITNESSES);
            default -> Optional.empty();
        };
    }
}
