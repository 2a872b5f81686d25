package dev.reckoner.cli;

import dev.reckoner.runtime.tensor.Npy;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorFormatException;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A tensor in a file of its own: an npy file, known by its first bytes, or a TensorProto message. */
final class TensorFile {
    private static final byte[] NPY = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    /** As much as one array holds. */
    private static final long MAXIMUM_BYTES = Integer.MAX_VALUE - 8;

    private TensorFile() {}

    /**
     * Reads it.
     *
     * @throws RefusedArgument if there is no file, or one of 2 GiB
     * @throws IOException with a TensorFormatException as its cause if the file is no tensor
     */
    static Tensor read(Path path, String what) throws IOException {
        GivenPath.file(path, what);
        if (Files.size(path) > MAXIMUM_BYTES) {
            throw new RefusedArgument("RT-TENSOR-SIZE", path + " is larger than 2 GiB. Cut it into parts.");
        }
        byte[] bytes = Files.readAllBytes(path);
        boolean npy = bytes.length > NPY.length && Arrays.equals(bytes, 0, NPY.length, NPY, 0, NPY.length);
        try {
            return npy ? Npy.read(bytes) : TensorProtos.read(bytes);
        } catch (TensorFormatException e) {
            throw new IOException(path + ": " + e.getMessage(), e);
        }
    }
}
