package dev.reckoner.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * How blobs lie on disk. Where a file or a record needs to say which blob it is, it says the name that the digest has here: a
 * digest in the clear would tell whoever looks whether a file that they know is in the case.
 */
interface BlobCipher {
    /** The 32 bytes by which the blob of that SHA-256 goes on disk. */
    byte[] name(byte[] digest);

    /** A small blob as it is stored. */
    byte[] seal(byte[] name, byte[] blob);

    /**
     * A small blob that is stored so.
     *
     * @throws UnsoundException if that is not how the blob of that name is stored
     */
    byte[] open(byte[] name, byte[] stored) throws UnsoundException;

    /** True if the blob of that name is stored so. */
    boolean isSound(byte[] name, ByteBuffer stored);

    /** Stores a large blob, to the end of its stream. */
    void seal(InputStream blob, OutputStream stored) throws IOException;

    /** A large blob that is stored so; reading it throws {@link UnsoundException} where it is not what was stored. */
    InputStream opening(InputStream stored) throws IOException;

    /** True if blobs lie there as they are, so that others can be handed their files. */
    boolean isPlain();

    /** What a blob of that name is called in a sentence where its digest is not known. */
    String called(String nameHex);
}
