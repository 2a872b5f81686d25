package dev.reckoner.ui.overview;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.ui.chart.Picture;
import dev.reckoner.ui.chart.Shape;
import dev.reckoner.ui.look.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The shares of the tiers as one bar; what was not checked is hollow. */
final class TierBar {
    private static final double GAP = 2;
    private static final double LEAST = 3;

    private TierBar() {}

    /** The bar in that size; a tier that occurs is at least 3 px wide. */
    static Picture of(Map<Tier, Long> tiers, double width, double height) {
        List<Tier> there = java.util.stream.Stream.of(Tier.AFFIRMING, Tier.WARNING, Tier.CONTRAINDICATED, Tier.NONE)
                .filter(tier -> tiers.getOrDefault(tier, 0L) > 0)
                .toList();
        long all = tiers.values().stream().mapToLong(Long::longValue).sum();
        double room = Math.max(0, width - (GAP + LEAST) * there.size());
        var shapes = new ArrayList<Shape>();
        double x = 0;
        for (Tier tier : there) {
            double part = LEAST + room * tiers.getOrDefault(tier, 0L) / all;
            Optional<String> colour = Optional.of("fill-" + tier.name().toLowerCase(Locale.ROOT));
            shapes.add(new Shape.Box(
                    x,
                    0,
                    part,
                    height,
                    tier == Tier.NONE ? Optional.empty() : colour,
                    tier == Tier.NONE ? colour : Optional.empty()));
            x += part + GAP;
        }
        return new Picture(width, height, shapes, Messages.get("overview.bar.spoken"), Picture.Twin.EMPTY);
    }
}
