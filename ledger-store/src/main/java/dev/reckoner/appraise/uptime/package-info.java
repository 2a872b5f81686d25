/** When enclaves showed that they were alive. */
@NullMarked
package dev.reckoner.appraise.uptime;

import org.jspecify.annotations.NullMarked;
