package jukigate.app.bench.all;

import java.util.List;

/** Which benches there are, and how long each takes. */
public enum Plan {
  /** A first look: figures of programs that are hardly warm. */
  QUICK(
      List.of(
          Part.of("one", "--warm-up", "500", "--rounds", "200"),
          Part.of("start", "start", "--rounds", "3"),
          Part.of(
                  "load",
                  "load",
                  "--sizes=1k,10k",
                  "--callers=1,8",
                  "--rates=50",
                  "--seconds=2",
                  "--rounds=1",
                  "--warm-up=10")
              .reporting(),
          Part.of("memory", "memory", "--connections=50", "--message-bytes=1000000"),
          Part.of(
                  "parts",
                  "parts",
                  "--parts=parse,verify,verify-floor,validate,journal,seal",
                  "--sizes=10k,100k",
                  "--rounds=2")
              .reporting(),
          Part.of("audit", "audit", "--leaves", "20000"),
          Part.of("console", "console", "--messages", "5000", "--rounds", "10"),
          Part.of("revocation", "revocation", "--rounds", "1"),
          Part.of("population", "population", "--sizes=10000,30000", "--inquiries=200").reporting(),
          Part.of("reconcile", "reconcile", "--residents", "5000"),
          Part.of("country", "country", "--rates=25", "--for=PT20S").reporting())),

  /** Every figure of docs/performance.md, for hours of a machine that does nothing else. */
  FULL(
      List.of(
          Part.of("one", "--warm-up", "3000", "--rounds", "1000"),
          Part.of("start", "start", "--rounds", "7"),
          Part.of("load", "load", "--sizes=1k,10k,100k,379k", "--callers=1,4,16", "--warm-up=60")
              .reporting(),
          Part.of(
                  "load-inquiry",
                  "load",
                  "--exchange=inquiry",
                  "--callers=1,4,16",
                  "--rates=50",
                  "--seconds=3")
              .reporting(),
          Part.of(
                  "load-copy",
                  "load",
                  "--exchange=copy",
                  "--callers=1,4,16",
                  "--rates=50",
                  "--seconds=3")
              .reporting(),
          Part.of("memory", "memory"),
          Part.of("parts", "parts").reporting(),
          Part.of("audit", "audit", "--leaves", "1000000"),
          Part.of("console", "console"),
          Part.of("revocation", "revocation", "--rounds", "5"),
          Part.of("population", "population", "--sizes=10000,100000,1000000,10000000")
              .with(
                  "-Xmx8g -Xmn2g -Dderby.storage.pageCacheSize=110000"
                      + " -Dderby.storage.checkpointInterval=134217728"
                      + " -Dderby.storage.logSwitchInterval=134217728")
              .reporting(),
          Part.of("reconcile", "reconcile", "--residents", "1000000").with("-Xmx768m"),
          Part.of("country", "country", "--rates=25,50,100,300", "--for=PT2M").reporting()));

  private final List<Part> parts;

  Plan(List<Part> parts) {
    this.parts = parts;
  }

  public List<Part> parts() {
    return parts;
  }
}
