package dev.reckoner.trail.opengradient;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The bytes that the enclave signed of a response: in generation G0 the summary that the case holds as a blob, in later ones 96
 * bytes that follow from what the response states, input hash, output hash and the time as a big-endian 256-bit number of Unix
 * seconds (tee-gateway, tee_gateway/tee_manager.py).
 */
public final class SignedMessage {
    private static final int BYTES = 96;

    private SignedMessage() {}

    /** Where blobs are read; empty for one that is not there. */
    @FunctionalInterface
    public interface Blobs {
        Optional<byte[]> read(Digest digest) throws IOException;
    }

    /** The bytes; empty where the case lacks the summary, or the response states too little for there to be any. */
    public static Optional<byte[]> of(Evidence.SignedResponse response, Blobs blobs) throws IOException {
        if (!response.generation().equals("G0")) {
            return of(response.requestHash(), response.outputHash(), Marks.time(response.timestamp()));
        }
        return response.signedMessage().isPresent()
                ? blobs.read(response.signedMessage().get())
                : Optional.empty();
    }

    /**
     * The bytes of the later generations.
     *
     * @param requestHash hexadecimal without {@code 0x}, lower case; the bytes are empty where it is no hash
     * @param outputHash likewise
     */
    static Optional<byte[]> of(String requestHash, String outputHash, Optional<Instant> time) {
        if (!Digest.isHex(requestHash) || !Digest.isHex(outputHash) || time.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(ByteBuffer.allocate(BYTES)
                .put(HexFormat.of().parseHex(requestHash))
                .put(HexFormat.of().parseHex(outputHash))
                .putLong(BYTES - Long.BYTES, time.get().getEpochSecond())
                .array());
    }
}
