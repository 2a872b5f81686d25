/** ONNX models as messages: description and surgery. */
@NullMarked
package dev.reckoner.runtime.onnx;

import org.jspecify.annotations.NullMarked;
