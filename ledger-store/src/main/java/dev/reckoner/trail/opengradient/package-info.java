/** OpenGradient's signed responses. */
@NullMarked
package dev.reckoner.trail.opengradient;

import org.jspecify.annotations.NullMarked;
