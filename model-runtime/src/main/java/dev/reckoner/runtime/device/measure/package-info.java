/** What a device computes beside the processor: measured, kept, and compared with what was kept. */
@NullMarked
package dev.reckoner.runtime.device.measure;

import org.jspecify.annotations.NullMarked;
