package dev.reckoner.cli;

import dev.reckoner.appraise.code.NearestName;
import dev.reckoner.audit.CasePolicy;
import dev.reckoner.audit.PolicyVersion;
import dev.reckoner.policy.AccountabilityPolicy;
import dev.reckoner.policy.file.PolicyFile;
import dev.reckoner.policy.file.PolicyReading;
import dev.reckoner.policy.file.Vocabulary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * A policy as it is typed: a file, the name of a policy of the case, or that with a version, {@code standard@2}.
 *
 * @param title file name, or name and version
 * @param text of the file
 * @param policy what it says
 */
record PolicyArgument(String title, String text, AccountabilityPolicy policy) {
    private static final char VERSION = '@';

    /** What is wrong with a policy file that cannot be used, all of it. */
    static RefusedArgument refused(Path file, PolicyReading reading) {
        var first = reading.problems().getFirst();
        int others = reading.problems().size() - 1;
        return new RefusedArgument(
                first.code(),
                file + ":" + first.line() + ":" + first.column() + ": " + first.sentence() + " " + first.whatToDo()
                        + (others == 0
                                ? ""
                                : " " + Plural.of(others, "more problem is", "more problems are")
                                        + " told by 'reckoner policy check'."));
    }

    /**
     * Finds it.
     *
     * @throws RefusedArgument CL-POLICY if there is neither a file nor a policy of that name; the code of the first problem of a file
     *     that is no policy
     */
    static PolicyArgument of(String typed, List<CasePolicy> known, Vocabulary vocabulary) throws IOException {
        if (isFile(typed)) {
            return ofFile(Path.of(typed), vocabulary);
        }
        var version = version(typed, known);
        return new PolicyArgument(
                version.name() + VERSION + version.version(),
                version.text(),
                PolicyFile.read(version.text(), vocabulary).policy().orElseThrow());
    }

    private static boolean isFile(String typed) {
        try {
            return Files.isRegularFile(Path.of(typed));
        } catch (InvalidPathException noPath) {
            return false;
        }
    }

    private static PolicyArgument ofFile(Path file, Vocabulary vocabulary) throws IOException {
        var reading = PolicyFile.read(file, vocabulary);
        if (reading.policy().isEmpty()) {
            throw refused(file, reading);
        }
        return new PolicyArgument(
                String.valueOf(file.getFileName()),
                Files.readString(file, StandardCharsets.UTF_8),
                reading.policy().get());
    }

    /** The version of that name; the newest where none is typed. */
    static PolicyVersion version(String typed, List<CasePolicy> known) throws RefusedArgument {
        int at = typed.lastIndexOf(VERSION);
        String name = at < 0 ? typed : typed.substring(0, at);
        var policy = known.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(typed, name, known));
        return at < 0
                ? policy.newest()
                : policy.versions().stream()
                        .filter(each -> Integer.toString(each.version()).equals(typed.substring(at + 1)))
                        .findFirst()
                        .orElseThrow(() -> new RefusedArgument(
                                "CL-POLICY",
                                "The case has no version " + typed.substring(at + 1) + " of " + name
                                        + ". 'reckoner policy list' lists its versions."));
    }

    private static RefusedArgument unknown(String typed, String name, List<CasePolicy> known) {
        var names = known.stream().map(CasePolicy::name).toList();
        return new RefusedArgument(
                "CL-POLICY",
                "There is no file " + typed + ", and no policy of that name in the case; the nearest is "
                        + NearestName.of(name, names).orElse(names.getFirst())
                        + ". 'reckoner policy list' lists them.");
    }
}
