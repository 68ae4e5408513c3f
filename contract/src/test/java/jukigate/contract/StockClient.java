package jukigate.contract;

import com.sun.net.httpserver.HttpServer;
import jakarta.xml.ws.BindingProvider;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.security.auth.callback.CallbackHandler;
import org.apache.cxf.ws.addressing.AddressingProperties;
import org.apache.cxf.ws.addressing.AttributedURIType;
import org.apache.cxf.ws.addressing.EndpointReferenceType;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.ext.WSPasswordCallback;

/**
 * What a vendor sets on a CXF client that was generated from the WSDL, and a listener that keeps
 * what the client sends.
 */
final class StockClient implements AutoCloseable {
  private static final String PASSWORD = "worthless";

  private final HttpServer listener;
  private final BlockingQueue<String> sent = new LinkedBlockingQueue<>();
  private final Merlin keys;

  private StockClient(HttpServer listener, Merlin keys) {
    this.listener = listener;
    this.keys = keys;
  }

  /** Starts a listener that answers every message with an unsigned fault. */
  static StockClient start(Path folder) throws IOException, GeneralSecurityException {
    HttpServer listener =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    StockClient client = new StockClient(listener, keys(folder));
    listener.createContext(
        "/",
        exchange -> {
          try (InputStream in = exchange.getRequestBody()) {
            client.sent.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
          }
          byte[] answer = unsignedFault().getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/xml; charset=utf-8");
          exchange.sendResponseHeaders(500, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    listener.start();
    return client;
  }

  void configure(Object port) {
    Map<String, Object> context = ((BindingProvider) port).getRequestContext();
    context.put(
        BindingProvider.ENDPOINT_ADDRESS_PROPERTY,
        "http://127.0.0.1:" + listener.getAddress().getPort() + "/");
    context.put("security.signature.crypto", keys);
    context.put("security.signature.username", "sign-rsa");
    context.put("security.encryption.crypto", keys);
    context.put("security.encryption.username", "receiver");
    context.put("security.callback-handler", passwords());
    String suite = "ws-security.custom.alg.suite.";
    context.put(
        suite + "asymmetric.signature", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
    context.put(suite + "digest.algorithm", "http://www.w3.org/2001/04/xmlenc#sha256");
    context.put(suite + "encryption.algorithm", "http://www.w3.org/2009/xmlenc11#aes256-gcm");
    context.put(
        suite + "asymmetric.key.encryption.algorithm", "http://www.w3.org/2009/xmlenc11#rsa-oaep");
    context.put("jakarta.xml.ws.addressing.context", addressing());
  }

  /** The message that the client sent. */
  String sent() {
    return sent.remove();
  }

  @Override
  public void close() {
    listener.stop(0);
  }

  private static AddressingProperties addressing() {
    AddressingProperties addressing = new AddressingProperties();
    addressing.setTo(endpoint("urn:jukigate:node:pref-220001"));
    addressing.setFrom(endpoint("urn:jukigate:node:cs-221007"));
    return addressing;
  }

  private static EndpointReferenceType endpoint(String urn) {
    AttributedURIType address = new AttributedURIType();
    address.setValue(urn);
    EndpointReferenceType endpoint = new EndpointReferenceType();
    endpoint.setAddress(address);
    return endpoint;
  }

  private static CallbackHandler passwords() {
    return callbacks -> {
      for (var callback : callbacks) {
        ((WSPasswordCallback) callback).setPassword(PASSWORD);
      }
    };
  }

  private static Merlin keys(Path folder) throws IOException, GeneralSecurityException {
    Path file = folder.resolve("client.p12");
    for (String alias : List.of("sign-rsa", "receiver")) {
      keytool(file, alias);
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    Merlin merlin = new Merlin();
    merlin.setKeyStore(store);
    return merlin;
  }

  private static void keytool(Path file, String alias) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "RSA",
                "-keysize",
                "3072",
                "-alias",
                alias,
                "-dname",
                "CN=" + alias,
                "-keystore",
                file.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException("keytool failed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static String unsignedFault() {
    return """
        <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>\
        <soap:Fault><faultcode>soap:Server</faultcode><faultstring>refused</faultstring></soap:Fault>\
        </soap:Body></soap:Envelope>""";
  }
}
