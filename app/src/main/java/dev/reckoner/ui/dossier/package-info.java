/** The dossier of one subject: what a case knows of it, and what it answers to findings. */
@NullMarked
package dev.reckoner.ui.dossier;

import org.jspecify.annotations.NullMarked;
