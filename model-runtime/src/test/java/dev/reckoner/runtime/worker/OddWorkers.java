package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.worker.proto.Order;
import dev.reckoner.runtime.worker.proto.Reply;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Programs in the place of a worker that do not behave like one. */
final class OddWorkers {
    private OddWorkers() {}

    /** Writes noise instead of replies. */
    static final class Noisy {
        private Noisy() {}

        public static void main(String[] ignored) throws Exception {
            byte[] noise = new byte[4 << 20];
            new java.util.Random(1).nextBytes(noise);
            OUT.write(noise);
            TimeUnit.HOURS.sleep(1);
        }
    }

    /** Works, but prints where its replies go, as a native library might. */
    static final class Talkative {
        private Talkative() {}

        public static void main(String[] arguments) throws Exception {
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    while (true) {
                        OUT.write("Loading shaders ...\n\0RECK\n".getBytes(StandardCharsets.US_ASCII));
                        TimeUnit.MILLISECONDS.sleep(1);
                    }
                } catch (java.io.IOException | InterruptedException end) {
                    // The worker is at its end.
                }
            });
            System.out.println("and Java, too");
            WorkerMain.main(arguments);
        }
    }

    /** Says goodbye and leaves. */
    static final class Leaving {
        private Leaving() {}

        public static void main(String[] ignored) {
            System.err.println("no device found");
            System.exit(5);
        }
    }

    /** Closes the pipe and stays. */
    static final class Silent {
        private Silent() {}

        public static void main(String[] ignored) throws Exception {
            OUT.close();
            TimeUnit.HOURS.sleep(1);
        }
    }

    /** Leaves its pipes to a process that is nobody's child any more, whose number it writes beside its folder. */
    static final class Leaking {
        private Leaking() {}

        static Path child(Path place) {
            return place.resolve("child");
        }

        public static void main(String[] arguments) throws Exception {
            Path number = child(Path.of(arguments[0], ".."));
            new ProcessBuilder("sh", "-c", "setsid sleep 600 & echo $! > " + number)
                    .inheritIO()
                    .start()
                    .waitFor();
            TimeUnit.HOURS.sleep(1);
        }
    }

    /** Writes a log without an end. */
    static final class Complaining {
        private Complaining() {}

        public static void main(String[] ignored) throws Exception {
            byte[] lines = "warning: nothing happened\n".repeat(40_000).getBytes(StandardCharsets.US_ASCII);
            while (true) {
                System.err.write(lines);
            }
        }
    }

    /** Writes a long log, and why it leaves at the end of it. */
    static final class Verbose {
        private Verbose() {}

        public static void main(String[] ignored) {
            System.err.print("warning: nothing happened\n".repeat(40_000));
            System.err.println("the device was lost");
            System.exit(5);
        }
    }

    /** Does nothing. */
    static final class Idle {
        private Idle() {}

        public static void main(String[] ignored) throws Exception {
            TimeUnit.HOURS.sleep(1);
        }
    }

    /** Fills the heap. */
    static final class Hoarding {
        private Hoarding() {}

        public static void main(String[] ignored) {
            var all = new java.util.ArrayList<byte[]>();
            while (true) {
                all.add(new byte[1 << 20]);
            }
        }
    }

    /** Works, but starts a process of its own, which knows nothing of the worker's end. */
    static final class Parent {
        private Parent() {}

        public static void main(String[] arguments) throws Exception {
            new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            Holding.class.getName())
                    .start();
            WorkerMain.main(arguments);
        }
    }

    /** Takes 300 MiB and sleeps. */
    static final class Holding {
        static final int BYTES = 300 << 20;

        private Holding() {}

        public static void main(String[] ignored) throws Exception {
            ByteBuffer memory = ByteBuffer.allocateDirect(BYTES);
            for (int i = 0; i < BYTES; i += 1024) {
                memory.put(i, (byte) 1);
            }
            TimeUnit.HOURS.sleep(memory.get(1024));
        }
    }

    /** Gives to every order the reply that lies in the file {@code reply} beside its folder. */
    static final class Scripted {
        private Scripted() {}

        static Path script(Path place) {
            return place.resolve("reply");
        }

        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            var reply = Reply.parseFrom(Files.readAllBytes(script(folder.resolve(".."))));
            Files.write(folder.resolve("outputs"), new byte[64]);
            InputStream orders = new FileInputStream(FileDescriptor.in);
            while (Frames.read(orders, Order.parser(), Frames.LARGEST_ORDER).isPresent()) {
                Frames.write(OUT, reply);
            }
        }
    }

    private static final OutputStream OUT = new FileOutputStream(FileDescriptor.out);
}
