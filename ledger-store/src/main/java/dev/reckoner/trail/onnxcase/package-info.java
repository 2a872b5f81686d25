/** ONNX test-case folders read as trails. */
@NullMarked
package dev.reckoner.trail.onnxcase;

import org.jspecify.annotations.NullMarked;
