/** Accountability policies as files: YAML or JSON, read with every problem in its place, written, and completed while typing. */
@NullMarked
package dev.reckoner.policy.file;

import org.jspecify.annotations.NullMarked;
