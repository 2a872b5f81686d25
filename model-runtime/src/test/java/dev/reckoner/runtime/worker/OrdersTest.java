package dev.reckoner.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.worker.proto.Cancel;
import dev.reckoner.runtime.worker.proto.Describe;
import dev.reckoner.runtime.worker.proto.Order;
import dev.reckoner.runtime.worker.proto.Run;
import org.junit.jupiter.api.Test;

class OrdersTest {
    private final Orders orders = new Orders();

    @Test
    void aCancellationStopsTheRunThatItNamesAndNoOther() throws Exception {
        orders.accept(run(1));
        orders.accept(run(2));
        orders.accept(cancel(1));
        assertThat(orders.take().cancellation().isCancelled()).isFalse();
        orders.accept(cancel(2));
        assertThat(orders.take().cancellation().isCancelled()).isTrue();
        orders.accept(run(3));
        assertThat(orders.take().cancellation().isCancelled()).isFalse();
    }

    /** It is sent by another thread than the run. */
    @Test
    void aCancellationMayComeBeforeItsRun() throws Exception {
        orders.accept(cancel(1));
        orders.accept(run(1));
        orders.accept(run(2));
        assertThat(orders.take().cancellation().isCancelled()).isTrue();
        assertThat(orders.take().cancellation().isCancelled()).isFalse();
    }

    @Test
    void aQuestionIsCancelledByItsNumberAndNotBornCancelled() throws Exception {
        orders.accept(describe(1));
        assertThat(orders.take().cancellation().isCancelled()).isFalse();
        orders.accept(describe(2));
        orders.accept(cancel(2));
        assertThat(orders.take().cancellation().isCancelled()).isTrue();
        orders.accept(
                Order.newBuilder().setDescribe(Describe.getDefaultInstance()).build());
        assertThat(orders.take().cancellation().isCancelled()).isFalse();
    }

    private static Order describe(long number) {
        return Order.newBuilder()
                .setDescribe(Describe.newBuilder().setNumber(number))
                .build();
    }

    private static Order run(long number) {
        return Order.newBuilder().setRun(Run.newBuilder().setNumber(number)).build();
    }

    private static Order cancel(long number) {
        return Order.newBuilder()
                .setCancel(Cancel.newBuilder().setNumber(number))
                .build();
    }
}
