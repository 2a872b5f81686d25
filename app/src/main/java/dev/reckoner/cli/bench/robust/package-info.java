/** Evidence in memory, and what becomes of it when single bits of it change. */
@NullMarked
package dev.reckoner.cli.bench.robust;

import org.jspecify.annotations.NullMarked;
