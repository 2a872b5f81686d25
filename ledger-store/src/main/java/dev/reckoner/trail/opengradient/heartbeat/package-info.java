/** The signs of life that an enclave of OpenGradient signs and sends to the registry's relay. */
@NullMarked
package dev.reckoner.trail.opengradient.heartbeat;

import org.jspecify.annotations.NullMarked;
