package dev.reckoner.cli.bench.robust;

import java.io.IOException;

/** Bits of a file, and how to tell what becomes of it when one of them changes. */
public interface Target {
    /** What it is, for people. */
    String name();

    /** The whole of it. */
    byte[] content();

    /** The first byte that is changed. */
    int from();

    /** The byte after the last one that is changed. */
    int to();

    /** What becomes of it with this content instead. */
    Fate fate(byte[] changed) throws IOException;
}
