/** What evidence is compared with, and how the analyst changes it. */
@NullMarked
package dev.reckoner.ui.settings;

import org.jspecify.annotations.NullMarked;
