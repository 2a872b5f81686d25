/** Payments of x402 as a payer signs them, and the HTTP headers that carry them. */
@NullMarked
package dev.reckoner.trail.opengradient.payment;

import org.jspecify.annotations.NullMarked;
