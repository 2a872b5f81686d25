/** Recording inferences: what a provider runs so that there is a trail to audit. */
@NullMarked
package dev.reckoner.audit.recorder;

import org.jspecify.annotations.NullMarked;
