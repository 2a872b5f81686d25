/** The devices of this machine and what the analyst set for them; no part of a case. */
@NullMarked
package dev.reckoner.audit.device;

import org.jspecify.annotations.NullMarked;
