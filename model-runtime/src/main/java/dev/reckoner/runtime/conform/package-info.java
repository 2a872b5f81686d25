/** ONNX test cases and what the runtime makes of them. */
@NullMarked
package dev.reckoner.runtime.conform;

import org.jspecify.annotations.NullMarked;
