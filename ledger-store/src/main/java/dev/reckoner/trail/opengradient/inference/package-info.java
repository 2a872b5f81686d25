/** Inferences of ONNX models that OpenGradient runs on its chain, or beside it, as claims that can be run again. */
@NullMarked
package dev.reckoner.trail.opengradient.inference;

import org.jspecify.annotations.NullMarked;
