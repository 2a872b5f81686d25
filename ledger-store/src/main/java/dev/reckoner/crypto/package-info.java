/** Hashes, signatures, canonical JSON, Merkle trees and signed notes, as pure functions. */
@NullMarked
package dev.reckoner.crypto;

import org.jspecify.annotations.NullMarked;
