/** What OpenGradient's facilitator publishes when it settles inferences: batch trees and single inferences with their text. */
@NullMarked
package dev.reckoner.trail.opengradient.settlement;

import org.jspecify.annotations.NullMarked;
