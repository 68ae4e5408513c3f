package jukigate.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureTraceTest {
  @Test
  void trace_hasClassesAndFramesOfAllCauses_andNoMessage() {
    var cause = new IllegalArgumentException("value '999000000016' too long");
    var failure = new IllegalStateException("INSERT … 架空 花子", cause);

    String trace = new FailureTrace(failure).toString();

    assertThat(trace)
        .startsWith("java.lang.IllegalStateException\n\tat jukigate.domain.FailureTraceTest")
        .contains("caused by java.lang.IllegalArgumentException")
        .doesNotContain("999000000016", "架空");
  }

  @Test
  void traceOfAFailureThatCausesItself_ends() {
    var inner = new IllegalStateException("inner");
    var outer = new IllegalStateException("outer", inner);
    inner.initCause(outer);

    assertThat(new FailureTrace(outer).toString()).containsOnlyOnce("caused by");
  }
}
