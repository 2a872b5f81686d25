package dev.reckoner.crypto.ipfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Identifiers that other programs compute. The empty file and {@code hello world} are known from the documentation of
 * go-ipfs; the others were computed with ipfs-unixfs-importer 17.1.1, in chunks of 256 KiB, balanced, 174 links.
 */
class FileCidsTest {
    private static final String EMPTY = "QmbFMke1KXqnYyBBWxB74N4c5SBnJMVAiMNRcGu6x1AwQH";
    private static final String HELLO = "QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o";

    @Test
    void theEmptyFileAndASmallOne() throws IOException {
        assertThat(texts(new byte[0]))
                .containsExactly(EMPTY, "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku");
        assertThat(texts("hello world\n".getBytes(StandardCharsets.UTF_8)))
                .containsExactly(HELLO, "bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4");
    }

    @ParameterizedTest
    @CsvSource({
        "262144, Qmav9n1KqB3BkrThrmqzBH3cao98vUcs5VzjzSJzBq78mF, bafkreiecq6sthzzdvpdhqwwpdczxx26e4t3e5wmnzviqmqdphldgfqoe3m, bafybeif24fdlqdjk2b5uiq6jlge5uspjqnfs4ixxvexdabu2vlsa3t4x6i, bafkreiecq6sthzzdvpdhqwwpdczxx26e4t3e5wmnzviqmqdphldgfqoe3m",
        "262145, Qma1PGhykYBExtRbho8kYQfQYXB2yXvcoh5HQAbkeDm4GD, bafybeigipb3upfgc7d3pg3llsnskvcftvdsi6mhqvmuxde2mq3do4gk47m, bafybeihfg7k2x7j2xmp6q5bacvyxzmcnzgcbgjjaxmn6ecd7db3ftwegqq, QmbqCnm497yafgHZLuRXgsitR6rsRXbouQEvvhuMn9uRXG",
        "1000000, QmT7zATdawUUyauKQE2EF9sFAJHU8mYn3WAw8sribPYRuU, bafybeib3glmlvxa5dsbdu55cg4frgyxuoqbqtbuew7kgjidgmlmqcnthei, bafybeibpmsbfcjusngcl2bninpatyzs5fh5modprseyzuxakkd7zejqbca, QmSKjjT3kZxCbAqCHNbEbbXcXJrwEvXpwcbsLnaLq9vzPT",
        "45613056, Qmcq25A2VXSHkkffoAs9xoe7UQKo962uZukNKcguKngQCn, bafybeidimne5wf5ewfzo7j3i6rqielsyhrfd3gchn3xe5vjxbzxs5d5rye, bafybeig5mqnia6cxj72qq5d7i4i56koct3nwjoomwo3lmgtqzlxjcmak3e, QmVN8vPhUunX8LKpu646kEzRLVnmUfNkumcyryjF1ULUDN",
        "45613057, QmQGzTr6PYdqKMWkrDAkwykcC2SnFvwuuyZZVNe9GUoCWi, bafybeiajrrb2wso56upygo5ncasyf7ychzfsllqzv4yen5vlyacji47x5q, bafybeibl4s5eyw5mvdcdhoonozqf2qkcnvlgygffdwaex2fq22z6g3me7i, QmeUSDy1HQyjzYfHQsAg5WdWdnM7zNSxwoofW2SaP64rRw",
        "91226117, QmdsBeZ8DuqcseVKbQWbiKKKnC7iCKL9ZENKRWAeEhi4t3, bafybeigsb5havtlzb2c3iexgcky2dy3gtiew3v3wwrpransfasol5lgiaa, bafybeieirds4vxmwbxiost3elyypfanztyzrfoinozyzrx4sufzdptv3y4, QmWYgRSBcsnK1Nw4cKAbbfHe7BLnrd6KdwnFseLEUwUvDC",
    })
    void filesOfManyChunksInEveryVariant(
            int size, String version0, String rawLeaves, String version1, String rawLeavesVersion0) throws IOException {
        var wanted = List.of(version0, rawLeaves, version1, rawLeavesVersion0).stream()
                .map(text -> Cid.parse(text).orElseThrow())
                .distinct()
                .toList();
        assertThat(read(new FileCids(new ByteArrayInputStream(content(size)))).cids())
                .containsExactlyElementsOf(wanted);
    }

    @Test
    void howTheStreamIsReadMakesNoDifference() throws IOException {
        byte[] content = content(600_001);
        var whole = texts(content);
        var random = new Random(7);
        var pieces = new FileCids(new ByteArrayInputStream(content));
        byte[] buffer = new byte[70_000];
        int read = 0;
        while (read >= 0) {
            read = switch (random.nextInt(3)) {
                case 0 -> pieces.read();
                case 1 -> pieces.skip(random.nextInt(1, 300_000)) == 0 ? pieces.read() : 0;
                default -> pieces.read(buffer, 3, random.nextInt(1, 60_000));
            };
        }
        assertThat(pieces.texts()).isEqualTo(whole);
        assertThat(new FileCids(InputStream.nullInputStream()).markSupported()).isFalse();
    }

    @Test
    void oneChangedByteChangesEveryIdentifier() throws IOException {
        byte[] content = content(300_000);
        var before = texts(content);
        content[299_999] ^= 1;
        assertThat(texts(content)).doesNotContainAnyElementsOf(before);
    }

    private static List<String> texts(byte[] content) throws IOException {
        return read(new FileCids(new ByteArrayInputStream(content))).texts();
    }

    private static FileCids read(FileCids stream) throws IOException {
        stream.transferTo(java.io.OutputStream.nullOutputStream());
        return stream;
    }

    /** Byte i is the top byte of i times 2654435761 in 32 bits. */
    private static byte[] content(int size) {
        byte[] content = new byte[size];
        for (int i = 0; i < size; i++) {
            content[i] = (byte) (i * 0x9e3779b1 >>> 24);
        }
        return content;
    }

    @Test
    void aTextIsReadInAnySpellingAndNoOther() throws IOException {
        var hello = Cid.parse(HELLO).orElseThrow();
        assertThat(hello).hasToString(HELLO);
        assertThat(hello.version1Text()).isEqualTo("bafybeicg2rebjoofv4kbyovkw7af3rpiitvnl6i7ckcywaq6xjcxnc2mby");
        assertThat(Cid.parse(hello.version1Text())).contains(hello);
        var hex = "f01701220" + hello.sha256().hex();
        assertThat(Cid.parse(hex)).contains(hello);
        assertThat(Cid.parse("z" + Base58.encode(hello.version1()))).contains(hello);
        var refused = new ArrayList<>(List.of(
                "",
                "Qm",
                "b",
                "z",
                "f",
                HELLO + "1",
                HELLO.substring(1),
                HELLO.replace('8', '0'),
                "1" + HELLO,
                hex + "00",
                hex.replace("f0170", "f0171"),
                hex.replace("f01", "f02"),
                hex.replace("1220", "1320"),
                hello.version1Text().toUpperCase(java.util.Locale.ROOT),
                hello.version1Text() + "=",
                hello.version1Text().substring(0, 58) + "z",
                "hJD2Ja3akZFt1A2LT-D_1oxOCz_OtuGYw4V9eE1m39M",
                "intfloat/multilingual-e5-large-instruct",
                "Qm" + "1".repeat(5_000)));
        assertThat(refused).allSatisfy(text -> assertThat(Cid.parse(text)).isEmpty());
    }
}
