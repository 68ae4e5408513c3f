package jukigate.gateway.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.common.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jukigate.domain.refusal.Outcome;
import jukigate.domain.refusal.Refusal;
import jukigate.domain.refusal.RefusalCode;
import jukigate.gateway.journal.Mark;
import jukigate.gateway.observe.Journey;
import jukigate.gateway.observe.Observer;
import jukigate.gateway.parse.Http;

/**
 * A span for each message, with a child for each step. They are made when the way is over, from the
 * marks that the journal keeps, too. A {@code traceparent} of the sender is the parent; it is not
 * signed, so nothing is decided by it.
 *
 * <p>A span tells the correlation id, the verdict and the id of a refusal; nothing of the message,
 * not its MessageID, and no name of a node.
 */
public final class Tracing implements Observer, AutoCloseable {
  static final AttributeKey<String> CORRELATION_ID =
      AttributeKey.stringKey("jukigate.correlation_id");
  static final AttributeKey<String> VERDICT = AttributeKey.stringKey("jukigate.verdict");
  static final AttributeKey<String> REFUSAL = AttributeKey.stringKey("jukigate.refusal");

  private static final TextMapGetter<Http> HEADER =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Http http) {
          return List.of("traceparent");
        }

        @Override
        public String get(Http http, String key) {
          return http != null && key.equals("traceparent") ? http.traceParent().orElse(null) : null;
        }
      };

  private final OpenTelemetrySdk sdk;
  private final Tracer tracer;
  private final Clock clock = Clock.getDefault();

  private Tracing(OpenTelemetrySdk sdk) {
    this.sdk = sdk;
    this.tracer = sdk.getTracer("jukigate.gateway");
  }

  /** Begins to export. TRACES_NOT_STARTED when OpenTelemetry does not take the settings. */
  public static Outcome<Tracing> start(TraceSettings settings) {
    try {
      var configured =
          AutoConfiguredOpenTelemetrySdk.builder()
              .disableShutdownHook() // the gateway closes it when the last message is out
              .addPropertiesCustomizer(properties -> settings.properties())
              .build();
      return Outcome.passed(new Tracing(configured.getOpenTelemetrySdk()));
    } catch (RuntimeException wrong) {
      // Never its message: it may quote a header, and headers hold keys.
      return Outcome.refused(RefusalCode.TRACES_NOT_STARTED, wrong.getClass().getSimpleName());
    }
  }

  @Override
  public void ended(Journey journey) {
    long end = clock.now();
    long start = end - journey.marks().stream().mapToLong(Tracing::nanos).sum();
    Context sender =
        W3CTraceContextPropagator.getInstance()
            .extract(Context.root(), journey.arrival().http(), HEADER);
    Span exchange =
        tracer
            .spanBuilder("exchange")
            .setParent(sender)
            .setSpanKind(SpanKind.SERVER)
            .setStartTimestamp(start, TimeUnit.NANOSECONDS)
            .setAttribute(CORRELATION_ID, journey.arrival().correlationId())
            .setAttribute(VERDICT, journey.verdict().name())
            .startSpan();
    journey.refusal().ifPresent(refusal -> refused(exchange, refusal));
    steps(journey.marks(), sender.with(exchange), start);
    exchange.end(end, TimeUnit.NANOSECONDS);
  }

  /** Sends what waits. */
  @Override
  public void close() {
    sdk.close();
  }

  private void steps(List<Mark> marks, Context parent, long start) {
    long at = start;
    for (Mark mark : marks) {
      long until = at + nanos(mark);
      tracer
          .spanBuilder(mark.stage().name())
          .setParent(parent)
          .setStartTimestamp(at, TimeUnit.NANOSECONDS)
          .startSpan()
          .end(until, TimeUnit.NANOSECONDS);
      at = until;
    }
  }

  private static void refused(Span span, Refusal refusal) {
    span.setAttribute(REFUSAL, refusal.code().id());
    span.setStatus(StatusCode.ERROR, refusal.code().id());
  }

  private static long nanos(Mark mark) {
    return TimeUnit.MICROSECONDS.toNanos(mark.micros());
  }
}
