package jukigate.keystores.revocation;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jukigate.domain.message.Payload;
import jukigate.wire.tls.CappedBody;

/**
 * Plain HTTP, once: no redirect, no proxy, an end to time and size. What comes is signed and is
 * believed for that alone. Needs no closing: the JDK's client ends when nobody holds it.
 */
final class HttpFetch {
  private final HttpClient client;
  private final Duration timeout;

  /** What came, or why nothing did. */
  record Fetched(Optional<Payload> body, String failure) {}

  /**
   * @param timeout from the question to the last byte of the answer
   */
  HttpFetch(Duration timeout) {
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(timeout)
            .build();
  }

  HttpRequest.Builder to(URI address) {
    return HttpRequest.newBuilder(address).timeout(timeout);
  }

  Fetched fetch(HttpRequest request, String type, int limit) {
    CompletableFuture<HttpResponse<byte[]>> coming =
        client.sendAsync(request, info -> new CappedBody(limit));
    try {
      // The timeout of the request ends with the headers; a body can be slow, too.
      HttpResponse<byte[]> answer = coming.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (answer.statusCode() != 200) {
        return failed("HTTP " + answer.statusCode());
      }
      boolean right = answer.headers().firstValue("Content-Type").filter(type::equals).isPresent();
      return right
          ? new Fetched(Optional.of(Payload.of(answer.body())), "")
          : failed("wrong content type");
    } catch (TimeoutException e) {
      return failed("no answer in time");
    } catch (ExecutionException e) {
      return failed(
          e.getCause() instanceof java.net.http.HttpTimeoutException
              ? "no answer in time"
              : "no answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed("interrupted");
    } finally {
      coming.cancel(true);
    }
  }

  private static Fetched failed(String why) {
    return new Fetched(Optional.empty(), why);
  }
}
