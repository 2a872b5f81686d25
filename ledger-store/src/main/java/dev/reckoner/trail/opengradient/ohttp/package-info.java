/** The key configuration for oblivious HTTP that an enclave of OpenGradient signs. */
@NullMarked
package dev.reckoner.trail.opengradient.ohttp;

import org.jspecify.annotations.NullMarked;
