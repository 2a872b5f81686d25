/** Short proofs of which model ran: TOPLOC over hidden states, DiFR over tokens and activations. */
@NullMarked
package dev.reckoner.runtime.fingerprint;

import org.jspecify.annotations.NullMarked;
