package dev.reckoner.ui.graph;

import dev.reckoner.ui.chart.Area;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds which of many areas meet a window, in time that grows with the logarithm of their number and with how many are found: an
 * R-tree packed by Sort-Tile-Recursive (Leutenegger, Lopez and Edgington, ICDE 1997). It does not change, so that it can be read
 * on any thread. The libraries that have one bring a megabyte of geometry along.
 */
final class AreaIndex {
    private static final int CHILDREN = 16;

    private final List<Area> areas;
    /** From the leaves up; the last level has one box, or none where there is nothing. */
    private final List<List<Box>> levels = new ArrayList<>();

    /** What lies in a run of the level below, or in a run of the order. */
    private record Box(Area area, int from, int to) {}

    /** Indices of areas, so that neighbours lie near each other. */
    private final int[] order;

    AreaIndex(List<Area> areas) {
        this.areas = List.copyOf(areas);
        this.order = tiled(this.areas);
        int size = order.length;
        while (levels.isEmpty() || size > 1) {
            List<Box> level = packed(size);
            levels.add(level);
            size = level.size();
        }
    }

    /** In columns of about as many tiles as there are in each, and from top to bottom within them. */
    private static int[] tiled(List<Area> areas) {
        var byX = IntStream.range(0, areas.size()).boxed().toArray(Integer[]::new);
        Arrays.sort(byX, Comparator.comparingDouble(i -> areas.get(i).centreX()));
        int tiles = Math.ceilDiv(byX.length, CHILDREN);
        int column = CHILDREN * (int) Math.ceil(Math.sqrt(tiles));
        for (int from = 0; from < byX.length; from += column) {
            Arrays.sort(
                    byX,
                    from,
                    Math.min(byX.length, from + column),
                    Comparator.comparingDouble(i -> areas.get(i).centreY()));
        }
        return Arrays.stream(byX).mapToInt(Integer::intValue).toArray();
    }

    private List<Box> packed(int size) {
        var level = new ArrayList<Box>();
        for (int from = 0; from < size; from += CHILDREN) {
            int to = Math.min(size, from + CHILDREN);
            Area area = child(from);
            for (int i = from + 1; i < to; i++) {
                area = area.with(child(i));
            }
            level.add(new Box(area, from, to));
        }
        return level;
    }

    /** Of the newest level, before the next is added. */
    private Area child(int i) {
        return levels.isEmpty() ? areas.get(order[i]) : levels.getLast().get(i).area();
    }

    /** The indices of the areas that meet a window, ascending. */
    int[] meeting(Area window) {
        var found = IntStream.builder();
        for (Box top : levels.getLast()) {
            collect(top, levels.size() - 1, window, found);
        }
        return found.build().sorted().toArray();
    }

    private void collect(Box box, int level, Area window, IntStream.Builder found) {
        if (!box.area().meets(window)) {
            return;
        }
        for (int i = box.from(); i < box.to(); i++) {
            if (level > 0) {
                collect(levels.get(level - 1).get(i), level - 1, window, found);
            } else if (areas.get(order[i]).meets(window)) {
                found.add(order[i]);
            }
        }
    }
}
