package dev.reckoner.policy.file;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The mappings of a policy file. */
enum Section {
    POLICY("a policy"),
    APPLIES_TO("applies-to"),
    CLASS("a class of claims"),
    REQUIREMENT("a requirement"),
    RE_EXECUTE("re-execute"),
    OPERATOR("operator"),
    WITNESSES("witnesses");

    private final String title;

    Section(String title) {
        this.title = title;
    }

    /** For sentences. */
    String title() {
        return title;
    }

    /** What may stand in it, in the order of the format. */
    List<PolicyKey> keys() {
        return Arrays.stream(PolicyKey.values())
                .filter(key -> key.section() == this)
                .toList();
    }

    List<String> words() {
        return keys().stream().map(PolicyKey::word).toList();
    }

    Optional<PolicyKey> key(String word) {
        return keys().stream().filter(key -> key.word().equals(word)).findFirst();
    }
}
