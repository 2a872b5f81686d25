package dev.reckoner.cli.bench;

import dev.reckoner.ui.chart.Shape;
import dev.reckoner.ui.graph.GraphContent;
import dev.reckoner.ui.graph.GraphFrames;
import dev.reckoner.ui.graph.GraphLayout;
import dev.reckoner.ui.graph.GraphPicture;
import dev.reckoner.ui.graph.GraphSession;
import dev.reckoner.ui.graph.LaidOut;
import dev.reckoner.ui.graph.Viewport;
import dev.reckoner.ui.task.Toolkit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What the picture of a graph costs: its layout over the bare engine's, a frame over painting only what is in it, and how long the
 * window does not answer meanwhile. Frames are drawn in memory, by the processor.
 */
final class GraphBench implements Bench {
    private static final int NODES = 2_000;
    /** Whose nodes and edges are 50,000 shapes. */
    private static final int MANY_NODES = 9_000;

    private static final int WIDTH = 864;
    private static final int HEIGHT = 500;
    private static final int VIEWS = 40;
    private static final int MOST_ROUNDS = 21;
    private static final int SESSIONS = 5;
    private static final int MOVES = 120;
    private static final double[] ZOOMS = {1, 0.8, 0.64, 0.5, 1.25, 2};
    private static final double MOST_OVER_ENGINE = 1.3;
    private static final double MOST_OVER_VISIBLE = 1.5;
    private static final double LONGEST_BLOCK = 50;
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration ROUND = Duration.ofMillis(200);

    @Override
    public String name() {
        return "graph";
    }

    @Override
    public String description() {
        return "A graph of 2,000 nodes laid out beside the bare engine, frames of 50,000 shapes beside the visible ones, and"
                + " the longest time that the window does not answer.";
    }

    @Override
    public void run(Setting setting, Report report) throws Exception {
        Toolkit.startWithoutDisplay();
        try {
            int rounds = Math.min(setting.rounds(), MOST_ROUNDS);
            layout(rounds, report);
            frames(rounds, report);
            blocks(report);
        } finally {
            Toolkit.stop();
        }
    }

    private static void layout(int rounds, Report report) {
        GraphContent content = MadeGraph.of(NODES);
        List<Double> ours = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        for (int i = -rounds / 2; i < rounds; i++) {
            long started = System.nanoTime();
            LaidOut graph = GraphLayout.of(content, () -> false);
            double took = System.nanoTime() - started;
            var engine = new BareLayout(content);
            started = System.nanoTime();
            engine.run();
            double peer = System.nanoTime() - started;
            // What is snapped to the grid and cut at the edges differs by little; another graph would by much.
            if (Math.abs(graph.height() / engine.height() - 1) > 0.01) {
                throw new IllegalStateException("The engine alone lays out another graph");
            }
            if (i >= 0) {
                ours.add(took);
                bare.add(peer);
            }
        }
        var timings = new Timings(1, ours, bare);
        report.table(
                content.nodes().size() + " nodes and " + content.edges().size()
                        + " edges laid out, and by the engine alone",
                timings);
        report.figure(
                new Figure("graph.layout.ratio", timings.ratioOfMedians(), Figure.Bound.AT_MOST, MOST_OVER_ENGINE));
    }

    private static void frames(int rounds, Report report) throws Exception {
        LaidOut graph = GraphLayout.of(MadeGraph.of(MANY_NODES), () -> false);
        GraphPicture picture = GraphPicture.of(graph);
        List<Viewport> views = views(graph);
        List<List<Shape>> found = views.stream().map(picture::shapes).toList();
        Timings timings = Toolkit.call(() -> {
            var frames = new GraphFrames(picture, WIDTH, HEIGHT);
            return new Contest(WARM_UP, ROUND)
                    .run(
                            () -> views.forEach(frames::draw),
                            () -> {
                                for (int i = 0; i < views.size(); i++) {
                                    frames.draw(views.get(i), found.get(i));
                                }
                            },
                            rounds);
        });
        report.table(
                String.format(
                        Locale.ROOT,
                        "%d frames over %,d shapes, %,d in sight on average, and of those alone",
                        VIEWS,
                        picture.size(),
                        found.stream().mapToInt(List::size).sum() / VIEWS),
                timings);
        report.figure(new Figure("graph.frame.ratio", timings.ratio(), Figure.Bound.AT_MOST, MOST_OVER_VISIBLE));
    }

    /** Where somebody may look who moves and zooms about. */
    private static List<Viewport> views(LaidOut graph) {
        var random = new Random(1);
        var views = new ArrayList<Viewport>();
        for (int i = 0; i < VIEWS; i++) {
            double zoom = ZOOMS[i % ZOOMS.length];
            views.add(new Viewport(
                    random.nextDouble() * (graph.width() - WIDTH / zoom),
                    random.nextDouble() * (graph.height() - HEIGHT / zoom),
                    zoom,
                    WIDTH,
                    HEIGHT));
        }
        return views;
    }

    private static void blocks(Report report) {
        GraphContent content = MadeGraph.of(NODES);
        List<Block> longest = new ArrayList<>();
        try (var session = GraphSession.open(WIDTH, HEIGHT)) {
            for (int i = -1; i < SESSIONS; i++) {
                session.begin(content);
                Block block = longestBlock(session);
                if (i >= 0) {
                    longest.add(block);
                }
            }
        }
        List<Double> waited = longest.stream().map(Block::waited).toList();
        report.say(String.format(
                Locale.ROOT,
                "%d nodes laid out, shown and moved %d times, %d times over: the longest that the window did not answer was %.1f"
                        + " ms, %.1f in the median; of that its own thread worked for at most %.1f ms, the rest is drawing and"
                        + " other programs",
                content.nodes().size(),
                MOVES,
                SESSIONS,
                Timings.quantile(waited, 1),
                Timings.quantile(waited, 0.5),
                longest.stream().mapToDouble(Block::worked).max().orElse(Double.NaN)));
        report.figure(new Figure("graph.block.ms", Timings.quantile(waited, 0.5), Figure.Bound.AT_MOST, LONGEST_BLOCK));
    }

    /** The longest that the window did not answer, and the longest that its thread worked meanwhile; milliseconds. */
    private record Block(double waited, double worked) {}

    /** Asks the window again and again until it has been moved often enough. */
    private static Block longestBlock(GraphSession session) {
        double waited = 0;
        double worked = 0;
        GraphSession.State before = session.ask();
        while (before.moves() < MOVES) {
            long asked = System.nanoTime();
            GraphSession.State now = session.ask();
            waited = Math.max(waited, (System.nanoTime() - asked) / 1e6);
            worked = Math.max(worked, (now.worked() - before.worked()) / 1e6);
            before = now;
        }
        return new Block(waited, worked);
    }
}
