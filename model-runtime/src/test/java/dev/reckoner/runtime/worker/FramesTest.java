package dev.reckoner.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.reckoner.runtime.worker.proto.Failure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FramesTest {
    private static final Failure MESSAGE =
            Failure.newBuilder().setCode("A").setSentence("What happened").build();

    @Test
    void messagesComeOutInOrder() throws IOException {
        var pipe = pipe(bytes(), bytes());
        assertThat(read(pipe)).contains(MESSAGE);
        assertThat(read(pipe)).contains(MESSAGE);
        assertThat(read(pipe)).isEmpty();
    }

    @Test
    void whatLiesBetweenIsSkipped() throws IOException {
        byte[] printed = "hello\0RECKON\0RECKO".getBytes(StandardCharsets.US_ASCII);
        var pipe = pipe(printed, bytes(), printed, bytes());
        assertThat(read(pipe)).contains(MESSAGE);
        assertThat(read(pipe)).contains(MESSAGE);
    }

    @Test
    void aMessageThatIsCutOffIsTheEnd() throws IOException {
        for (int length = 0; length < bytes().length; length++) {
            assertThat(read(pipe(Arrays.copyOf(bytes(), length)))).isEmpty();
        }
    }

    @Test
    void whatIsNoMessageIsRefused() {
        byte[] tooLong = bytes();
        tooLong[8] = 1;
        assertThatIOException().isThrownBy(() -> read(pipe(tooLong))).withMessageContaining("bytes");
        byte[] negative = bytes();
        negative[8] = -1;
        assertThatIOException().isThrownBy(() -> read(pipe(negative)));
        byte[] broken = bytes();
        broken[12] = -1;
        assertThatIOException().isThrownBy(() -> read(pipe(broken)));
        assertThatIOException().isThrownBy(() -> read(pipe(new byte[3 << 20])));
    }

    private static Optional<Failure> read(InputStream pipe) throws IOException {
        return Frames.read(pipe, Failure.parser(), 1000);
    }

    private static byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try {
            Frames.write(bytes, MESSAGE);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static InputStream pipe(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return new ByteArrayInputStream(all.toByteArray());
    }
}
