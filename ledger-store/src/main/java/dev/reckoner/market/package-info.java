/** Whether the use of providers changes after it becomes known that they made mistakes. */
@NullMarked
package dev.reckoner.market;

import org.jspecify.annotations.NullMarked;
