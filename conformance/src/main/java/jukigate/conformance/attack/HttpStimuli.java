package jukigate.conformance.attack;

import static java.util.Map.entry;
import static jukigate.conformance.attack.Splice.http;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jukigate.domain.message.Payload;

/** HTTP: framing, size, paths, and what a proxy would be believed. */
final class HttpStimuli {
  private static final int TEN_MEBIBYTES = 10 << 20;

  private HttpStimuli() {}

  static Map<String, List<Variant>> all() {
    return Map.ofEntries(
        entry(
            "HTTP-01",
            List.of(
                http("length-and-chunks", it -> it.and("Transfer-Encoding: chunked")),
                http("two-lengths", it -> it.and("Content-Length: 1")),
                http("negative-length", it -> length(it, "-1")),
                http("signed-length", it -> length(it, "+100")),
                http("space-before-colon", it -> it.and("X-A : 1")),
                http("folded-line", it -> it.and("X-A: 1\r\n 2")))),
        entry(
            "HTTP-03",
            List.of(
                http("long-header", it -> it.and("X-A: " + "x".repeat(100_000))),
                http("long-line", it -> it.target("/" + "x".repeat(100_000))),
                http("null-byte", it -> it.and("X-A: a\u0000b")),
                http("no-host", it -> it.headers(l -> l.startsWith("Host") ? "" : l)),
                http("two-hosts", it -> it.and("Host: evil.example")),
                http("other-host", HttpStimuli::otherHost))),
        entry(
            "HTTP-05",
            List.of(
                new Variant(
                    "oversized",
                    range -> {
                      Letter letter = range.letter();
                      Payload good = range.seal(letter);
                      byte[] bytes = Arrays.copyOf(good.toByteArray(), TEN_MEBIBYTES + 1);
                      Arrays.fill(bytes, good.size(), bytes.length, (byte) ' ');
                      return range.shot(letter, Payload.of(bytes));
                    }),
                http("gzip", it -> it.and("Content-Encoding: gzip")))),
        entry(
            "HTTP-06",
            Stream.of(
                    "/identity-update/v1/../../admin",
                    "/identity-update/%2e%2e/admin",
                    "/identity-update/v1%00",
                    "/identity-update/v1;p=1",
                    "//identity-update/v1",
                    "/identity-update%2fv1",
                    "/IDENTITY-UPDATE/v1")
                .map(path -> http(path, it -> it.target(path)))
                .toList()),
        entry(
            "HTTP-08",
            Stream.of(
                    "X-SSL-Client-Cert: cs-221007",
                    "X-SSL-Client-S-DN: CN=cs-221007",
                    "X-Forwarded-Client-Cert: Subject=\"CN=cs-221007\"",
                    "Forwarded: for=127.0.0.1;by=urn:jukigate:node:cs-221007")
                .map(line -> IdentityStimuli.claiming(line.split(":", 2)[0], line))
                .toList()),
        entry(
            "HTTP-09",
            Stream.of("TRACE", "CONNECT", "OPTIONS")
                .map(method -> http(method, it -> it.method(method)))
                .toList()));
  }

  private static HttpRequest length(HttpRequest request, String value) {
    return request.headers(l -> l.startsWith("Content-Length") ? "Content-Length: " + value : l);
  }

  private static HttpRequest otherHost(HttpRequest request) {
    return request.headers(l -> l.startsWith("Host") ? "Host: evil.example" : l);
  }
}
