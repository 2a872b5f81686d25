/** Running a model in a process of its own, which may fail without the program. */
@NullMarked
package dev.reckoner.runtime.worker;

import org.jspecify.annotations.NullMarked;
