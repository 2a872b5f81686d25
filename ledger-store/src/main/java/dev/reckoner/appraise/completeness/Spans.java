package dev.reckoner.appraise.completeness;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** For which enclaves and which times a case holds settlements at all. */
public final class Spans {
    private final Map<String, Span> ofEnclave = new HashMap<>();

    /** From the first to the last signed time of an enclave among the settlements. */
    private record Span(Instant first, Instant last) {
        Span with(Instant at) {
            return new Span(at.isBefore(first) ? at : first, at.isAfter(last) ? at : last);
        }
    }

    /** The spans of these; settlements that name no enclave or no time cover none. */
    public static Spans of(Collection<Settlement> settlements) {
        var spans = new Spans();
        for (Settlement settlement : settlements) {
            settlement
                    .teeId()
                    .ifPresent(teeId -> settlement
                            .signedAt()
                            .ifPresent(at ->
                                    spans.ofEnclave.merge(teeId, new Span(at, at), (known, one) -> known.with(at))));
        }
        return spans;
    }

    /** True from the first to the last settlement of that enclave, their own seconds included. */
    boolean cover(Signed signed) {
        Span span = ofEnclave.get(signed.teeId());
        return span != null
                && !signed.at().isBefore(span.first())
                && !signed.at().isAfter(span.last());
    }

    /** True if the case holds settlements of that enclave from before and from after that second. */
    public boolean surround(Signed signed) {
        Span span = ofEnclave.get(signed.teeId());
        return span != null && span.first().isBefore(signed.at()) && span.last().isAfter(signed.at());
    }
}
