/** AWS Nitro attestation documents. */
@NullMarked
package dev.reckoner.trail.nitro;

import org.jspecify.annotations.NullMarked;
