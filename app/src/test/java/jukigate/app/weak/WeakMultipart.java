package jukigate.app.weak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jukigate.domain.message.Payload;
import jukigate.gateway.parse.Arrival;
import jukigate.gateway.parse.Http;

/** Attachments as an endpoint takes them that never thought of them: the first part is SOAP. */
final class WeakMultipart {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"([^\"]*)\"");
  private static final Pattern INCLUDE = Pattern.compile("<xop:Include [^>]*href=\"([^\"]*)\"/>");

  private WeakMultipart() {}

  static Object unpacked(Call call) throws Exception {
    Arrival it = call.argument(Arrival.class, 0);
    Matcher boundary = BOUNDARY.matcher(it.http().contentType().orElse(""));
    if (boundary.find()) {
      String text = new String(it.body().toByteArray(), StandardCharsets.UTF_8);
      String first = text.split(Pattern.quote("--" + boundary.group(1)), 3)[1];
      String root = first.split("\r\n\r\n", 2)[1].strip();
      call.arguments()[0] =
          new Arrival(
              it.correlationId(),
              it.at(),
              plain(it.http()),
              it.tlsChain(),
              Payload.ofUtf8(INCLUDE.matcher(root).replaceAll(found -> fetched(found.group(1)))));
    }
    return call.original();
  }

  private static Http plain(Http http) {
    return new Http(
        http.method(),
        http.path(),
        Optional.of("text/xml; charset=utf-8"),
        http.contentEncoding(),
        http.soapAction());
  }

  private static String fetched(String address) {
    if (!address.startsWith("http:")) {
      return "";
    }
    try (var in = URI.create(address).toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
