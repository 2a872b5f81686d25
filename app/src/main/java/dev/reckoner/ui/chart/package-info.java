/**
 * Pictures of data. The geometry is plain records with colours by token name, so that the window paints it on a canvas and a
 * report writes the same shapes as SVG; only {@code ChartView}, {@code ChartCard}, {@code TwinTable} and
 * {@code CanvasPainter} know JavaFX.
 */
@NullMarked
package dev.reckoner.ui.chart;

import org.jspecify.annotations.NullMarked;
