package dev.reckoner.policy.file;

import dev.reckoner.policy.AccountabilityPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads policy files: YAML 1.2 in UTF-8, of which JSON is a part. Anchors, aliases, tags and several documents in one file are
 * refused, since no policy needs them. All problems of a file are told at once, apart from those behind an error of syntax.
 */
public final class PolicyFile {
    /** As large as a file may be. */
    public static final int BYTES = 256 * 1024;

    /** As deep as mappings and lists may be nested. */
    public static final int DEPTH = 16;

    /** As long as a list of names may be. */
    public static final int NAMES = 1000;

    /** As many problems as are told at once. */
    public static final int PROBLEMS = 100;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private PolicyFile() {}

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read; that it is no policy is a problem of the reading
     */
    public static PolicyReading read(Path file, Vocabulary vocabulary) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return read(in.readNBytes(BYTES + 1), vocabulary);
        }
    }

    /** Reads the bytes of a file. */
    public static PolicyReading read(byte[] bytes, Vocabulary vocabulary) {
        if (bytes.length > BYTES) {
            return tooLarge();
        }
        var decoder = StandardCharsets.UTF_8.newDecoder();
        try {
            return read(decoder.decode(ByteBuffer.wrap(bytes)).toString(), vocabulary);
        } catch (CharacterCodingException e) {
            return failed(new PolicyProblem(
                    1,
                    1,
                    1,
                    PolicyProblem.Kind.SYNTAX,
                    "The file is not text in UTF-8.",
                    "Save it as plain text in UTF-8."));
        }
    }

    /** Reads the text of a file. */
    public static PolicyReading read(String text, Vocabulary vocabulary) {
        if (text.length() > BYTES) {
            return tooLarge();
        }
        var problems = new Problems();
        Optional<Node> root = YamlTree.compose(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text, problems);
        Optional<AccountabilityPolicy> policy = root.map(node -> new PolicyReader(problems, vocabulary).policy(node));
        return new PolicyReading(policy.filter(read -> problems.isEmpty()), problems.inOrder());
    }

    /** The JSON Schema (draft 2020-12) of the format. */
    public static String schema() {
        return resource("accountability-policy.schema.json");
    }

    static String resource(String name) {
        try (InputStream in = PolicyFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PolicyReading tooLarge() {
        return failed(new PolicyProblem(
                1,
                1,
                1,
                PolicyProblem.Kind.LIMIT,
                "The file is larger than " + BYTES / 1024 + " KB.",
                "Leave out what is no part of the policy."));
    }

    private static PolicyReading failed(PolicyProblem problem) {
        return new PolicyReading(Optional.empty(), List.of(problem));
    }
}
