/** A document as decoded fields beside its bytes, with one selection for both. */
@NullMarked
package dev.reckoner.ui.document;

import org.jspecify.annotations.NullMarked;
