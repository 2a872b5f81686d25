package dev.reckoner.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OrderedReadingTest {
    private static final int THREADS = 4;

    private final CollectingSink sink = new CollectingSink();

    @Test
    void whatPiecesHoldComesInTheirOrderThoughTheLastIsReadFirst() throws IOException {
        CountDownLatch lastIsRead = new CountDownLatch(1);
        try (OrderedReading reading = new OrderedReading(sink, THREADS)) {
            for (int i = 0; i < THREADS; i++) {
                int number = i;
                reading.add(findings -> {
                    if (number == THREADS - 1) {
                        lastIsRead.countDown();
                    }
                    await(lastIsRead);
                    findings.party(party(number));
                });
            }
            reading.finish();
        }
        assertThat(names()).containsExactly("0", "1", "2", "3");
    }

    @Test
    void onlyAFewPiecesAreUnderWayAtATime() throws IOException {
        AtomicInteger read = new AtomicInteger();
        try (OrderedReading reading = new OrderedReading(sink, 2)) {
            for (int i = 0; i < 1_000; i++) {
                int number = i;
                reading.add(findings -> {
                    read.incrementAndGet();
                    findings.party(party(number));
                });
                assertThat(number + 1 - sink.parties.size()).isLessThanOrEqualTo(6);
            }
            reading.finish();
        }
        assertThat(read).hasValue(1_000);
        assertThat(names())
                .isEqualTo(IntStream.range(0, 1_000).mapToObj(String::valueOf).toList());
    }

    @Test
    void aFailureComesInItsTurnAndNothingAfterIt() {
        IOException disk = new IOException("disk");
        assertThatThrownBy(() -> readWithFailure(disk)).isSameAs(disk);
        assertThat(names()).containsExactly("before", "in the piece");
    }

    @Test
    void aFaultOfTheProgramIsHandedOnAsItIs() {
        IllegalStateException fault = new IllegalStateException("odd");
        assertThatThrownBy(() -> readWithFailure(fault)).isSameAs(fault);
        assertThat(names()).containsExactly("before", "in the piece");
    }

    @Test
    void wantOfMemoryIsNotTakenForAFaultOfTheTrail() {
        OutOfMemoryError want = new OutOfMemoryError("heap");
        assertThatThrownBy(() -> readWithFailure(want)).isSameAs(want);
    }

    @Test
    void aPieceThatIsReadAloneWaitsForAllBeforeIt() throws IOException {
        try (OrderedReading reading = new OrderedReading(sink, THREADS)) {
            reading.add(findings -> findings.party(party(1)));
            reading.alone(findings -> {
                assertThat(names()).containsExactly("1");
                assertThat(findings).isSameAs(sink);
            });
        }
    }

    @Test
    void noThreadOutlivesTheReading() throws Exception {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        try (OrderedReading reading = new OrderedReading(sink, THREADS)) {
            for (int i = 0; i < 8; i++) {
                reading.add(findings -> threads.add(Thread.currentThread()));
            }
        }
        assertThat(threads).isNotEmpty().doesNotContain(Thread.currentThread());
        for (Thread thread : threads) {
            // Its last piece is done; the system may take a moment to end it.
            assertThat(thread.join(Duration.ofMinutes(1))).isTrue();
        }
    }

    @Test
    void anInterruptEndsTheWaitingAndStaysSet() {
        CountDownLatch more = new CountDownLatch(1);
        assertThatThrownBy(() -> {
                    try (OrderedReading reading = new OrderedReading(sink, 1)) {
                        reading.add(findings -> never(more));
                        Thread.currentThread().interrupt();
                        try {
                            reading.finish();
                        } finally {
                            more.countDown();
                        }
                    }
                })
                .isInstanceOf(ClosedByInterruptException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void never(CountDownLatch more) {
        try {
            more.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void blobsGoToTheSinkAtOnce() throws IOException {
        byte[] bytes = "blob".getBytes(StandardCharsets.US_ASCII);
        CountDownLatch kept = new CountDownLatch(1);
        try (OrderedReading reading = new OrderedReading(sink, 1)) {
            reading.add(findings -> {
                findings.blob(bytes);
                kept.countDown();
            });
            await(kept);
            assertThat(sink.blobs).hasSize(1);
        }
    }

    private void readWithFailure(Throwable failure) throws IOException {
        try (OrderedReading reading = new OrderedReading(sink, THREADS)) {
            reading.add(findings -> findings.party(new Party("before", "before", PartyRole.PROVIDER)));
            reading.add(findings -> {
                findings.party(new Party("in", "in the piece", PartyRole.PROVIDER));
                switch (failure) {
                    case IOException e -> throw e;
                    case RuntimeException e -> throw e;
                    case Error e -> throw e;
                    default -> throw new AssertionError(failure);
                }
            });
            reading.add(findings -> findings.party(party(3)));
            reading.finish();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Party party(int number) {
        return new Party("p" + number, String.valueOf(number), PartyRole.PROVIDER);
    }

    private List<String> names() {
        return sink.parties.stream().map(Party::name).toList();
    }
}
