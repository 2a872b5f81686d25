/**
 * Content identifiers of IPFS, recomputed from a file: what they name is a tree of hashes, not the file's own hash. Sources:
 * multiformats CID, IPLD DAG-PB, UnixFS.
 */
@NullMarked
package dev.reckoner.crypto.ipfs;

import org.jspecify.annotations.NullMarked;
