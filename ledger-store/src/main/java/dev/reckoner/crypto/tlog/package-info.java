/** Files of transparency logs (C2SP): proofs, witness policies, requests for a cosignature; pure functions. */
@NullMarked
package dev.reckoner.crypto.tlog;

import org.jspecify.annotations.NullMarked;
