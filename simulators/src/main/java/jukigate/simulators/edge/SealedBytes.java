package jukigate.simulators.edge;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jukigate.domain.message.Payload;
import org.apache.cxf.helpers.CastUtils;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;

/** Writes an answer as it was sealed. */
final class SealedBytes {
  private static final int METHOD_NOT_ALLOWED = 405;

  private SealedBytes() {}

  static void write(Message message, Payload payload, int status) {
    message.put(Message.RESPONSE_CODE, status);
    message.put(Message.CONTENT_TYPE, "text/xml; charset=utf-8");
    Map<String, List<String>> headers =
        CastUtils.cast((Map<?, ?>) message.get(Message.PROTOCOL_HEADERS));
    if (headers == null) {
      headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      message.put(Message.PROTOCOL_HEADERS, headers);
    }
    headers.put("Cache-Control", List.of("no-store")); // personal data, in no cache on the way
    headers.put("Content-Length", List.of(Integer.toString(payload.size())));
    if (status == METHOD_NOT_ALLOWED) {
      headers.put("Allow", List.of("POST"));
    }
    try (OutputStream out = message.getContent(OutputStream.class)) {
      out.write(payload.toByteArray());
    } catch (IOException e) {
      throw new Fault(e);
    }
  }
}
