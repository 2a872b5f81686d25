/**
 * What gateways of OpenGradient, their clients, the chain and the facilitator leave behind, made by ourselves: the sample's part
 * of chat answers, and the trails of the benchmarks. All signatures are real; nobody paid anything.
 */
@NullMarked
package dev.reckoner.audit.sample.opengradient;

import org.jspecify.annotations.NullMarked;
