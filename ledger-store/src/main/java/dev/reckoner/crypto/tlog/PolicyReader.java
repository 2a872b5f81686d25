package dev.reckoner.crypto.tlog;

import dev.reckoner.crypto.CosignerKey;
import dev.reckoner.crypto.Ed25519CosignerKey;
import dev.reckoner.crypto.NoteKey;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one policy file. Its octets are read as ISO 8859-1, which keeps apart what is different in any encoding. */
final class PolicyReader {
    private static final int LIMIT_BYTES = 1 << 20;
    /** Logs, witnesses and groups, of each; groups within groups are as deep as that at most. */
    private static final int LIMIT_EACH = 256;

    private static final Pattern THRESHOLD = Pattern.compile("[1-9][0-9]{0,4}");
    private static final Pattern FORBIDDEN = Pattern.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f]");

    private final List<NoteKey> logs = new ArrayList<>();
    private final List<Witness> witnesses = new ArrayList<>();
    private final Map<String, Quorum> named = new HashMap<>();
    private final Set<String> members = new HashSet<>();
    private Optional<Quorum> quorum = Optional.empty();

    WitnessPolicy read(byte[] file) {
        if (file.length > LIMIT_BYTES) {
            throw new IllegalArgumentException("A policy file has at most " + LIMIT_BYTES + " bytes");
        }
        String text = new String(file, StandardCharsets.ISO_8859_1);
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException(
                    "The last line does not end with a newline, as if the file were cut off");
        }
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            try {
                line(lines[i]);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("Line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        Quorum enough = quorum.orElseThrow(
                () -> new IllegalArgumentException("No quorum line: who needs no witnesses writes \"quorum none\""));
        return new WitnessPolicy(logs, witnesses, enough);
    }

    private void line(String line) {
        if (FORBIDDEN.matcher(line).find()) {
            throw new IllegalArgumentException("a control character");
        }
        List<String> items = Arrays.stream(line.split("[ \t]+"))
                .filter(item -> !item.isEmpty())
                .toList();
        if (items.isEmpty() || items.getFirst().startsWith("#")) {
            return;
        }
        switch (items.getFirst()) {
            case "log" -> log(items);
            case "witness" -> witness(items);
            case "group" -> group(items);
            case "quorum" -> quorum(items);
            default -> throw new IllegalArgumentException("no log, witness, group or quorum: " + items.getFirst());
        }
    }

    private void log(List<String> items) {
        require(items.size() == 2 || items.size() == 3, "a log is written: log vkey [url]");
        require(logs.size() < LIMIT_EACH, "more than " + LIMIT_EACH + " logs");
        NoteKey key = NoteKey.parse(utf8(items.get(1)));
        require(!(key instanceof Ed25519CosignerKey), "a log does not sign with a witness's Ed25519 key");
        require(logs.stream().noneMatch(log -> log.key().equals(key.key())), "that log's public key is there already");
        logs.add(key);
    }

    private void witness(List<String> items) {
        require(items.size() == 3 || items.size() == 4, "a witness is written: witness name vkey [url]");
        require(witnesses.size() < LIMIT_EACH, "more than " + LIMIT_EACH + " witnesses");
        CosignerKey key = CosignerKey.parse(utf8(items.get(2)));
        require(
                witnesses.stream().noneMatch(other -> other.key().key().equals(key.key())),
                "that witness's public key is there already");
        Witness witness = new Witness(items.get(1), key);
        define(witness.name(), new Quorum.One(witness));
        witnesses.add(witness);
    }

    private void group(List<String> items) {
        require(items.size() >= 4, "a group is written: group name all|any|k member …");
        require(named.size() - witnesses.size() < LIMIT_EACH, "more than " + LIMIT_EACH + " groups");
        List<Quorum> all = new ArrayList<>();
        for (String member : items.subList(3, items.size())) {
            all.add(named(member));
            require(members.add(member), "a member of two groups, or twice of one: " + member);
        }
        define(items.get(1), new Quorum.Group(threshold(items.get(2), all.size()), all));
    }

    private static int threshold(String word, int members) {
        return switch (word) {
            case "all" -> members;
            case "any" -> 1;
            default -> {
                require(THRESHOLD.matcher(word).matches(), "not all, any or a number: " + word);
                int threshold = Integer.parseInt(word);
                require(threshold <= members, "more are needed than there are members: " + word);
                yield threshold;
            }
        };
    }

    private void quorum(List<String> items) {
        require(items.size() == 2, "a quorum is written: quorum name");
        require(quorum.isEmpty(), "a second quorum");
        quorum = Optional.of(items.get(1).equals("none") ? Quorum.NONE : named(items.get(1)));
    }

    private Quorum named(String name) {
        Quorum found = named.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no line before names " + name);
        }
        return found;
    }

    private void define(String name, Quorum quorum) {
        require(!name.equals("none"), "none is a name that cannot be given");
        require(named.putIfAbsent(name, quorum) == null, "that name is given already: " + name);
    }

    private static String utf8(String octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a vkey that is not UTF-8", e);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
