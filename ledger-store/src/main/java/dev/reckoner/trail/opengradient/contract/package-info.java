/** OpenGradient's contracts: what their events and calls say, from topics, data and calldata alone. */
@NullMarked
package dev.reckoner.trail.opengradient.contract;

import org.jspecify.annotations.NullMarked;
