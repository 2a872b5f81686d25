/** What a response of OpenGradient says that it cost. */
@NullMarked
package dev.reckoner.trail.opengradient.cost;

import org.jspecify.annotations.NullMarked;
