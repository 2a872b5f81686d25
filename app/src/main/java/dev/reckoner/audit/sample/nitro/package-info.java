/** Attestation documents in AWS Nitro's format, made under a root of their own (decision 0002). */
@NullMarked
package dev.reckoner.audit.sample.nitro;

import org.jspecify.annotations.NullMarked;
