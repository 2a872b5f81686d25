/** Tensor values of every ONNX type, their canonical bytes and digest, and their file forms. */
@NullMarked
package dev.reckoner.runtime.tensor;

import org.jspecify.annotations.NullMarked;
