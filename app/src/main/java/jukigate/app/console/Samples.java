package jukigate.app.console;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import jukigate.console.view.Trials.Sample;
import jukigate.domain.message.Operation;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;

/**
 * Programs that send a message with the keys of the home: the exact bytes, and where the body can
 * be read by who is not its receiver, its words anew. They read {@code request.xml}, the bytes of
 * the message; nothing of it is in them.
 *
 * @param pki the folder with keys and trust
 * @param gateway where the sender finds it
 */
record Samples(Path pki, URI gateway, NodeId from, NodeId to, Operation operation) {
  private static final String KEYS =
      """
      H={pki} N={node}
      umask 077; mkdir -p keys
      for k in {roles}; do
        openssl pkcs12 -in "$H/nodes/$N/$k.p12" -passin "file:$H/password" -nodes -nocerts -out keys/$N-$k.key.pem
        cp "$H/nodes/$N/$k.chain.pem" keys/$N-$k.chain.pem
      done
      """;

  private static final String CURL =
      """
      curl --tlsv1.3 --resolve {host}:{port}:127.0.0.1 --cacert "$H/trust/ca.pem" \\
        --cert keys/$N-tls.chain.pem --key keys/$N-tls.key.pem \\
        -H 'Content-Type: text/xml; charset=utf-8' -H 'SOAPAction: "{action}"' \\
        --data-binary @request.xml {url}
      """;

  private static final String ZEEP =
      """
      python3 - <<'END' | python3 interop/python/conform.py --keys keys --trust "$H/trust" --sender $N
      import json
      from lxml import etree
      body = etree.parse("request.xml").find("{http://schemas.xmlsoap.org/soap/envelope/}Body")[0]
      print(json.dumps(dict({errand}, body=etree.tostring(body, encoding="unicode"))))
      END
      """;

  private static final String NODE =
      """
      node - <<'END' | node --no-deprecation interop/node/conform.js --keys keys --trust "$H/trust" --sender $N
      const { DOMParser, XMLSerializer } = require(process.cwd() + '/interop/node/node_modules/@xmldom/xmldom');
      const all = new DOMParser().parseFromString(require('fs').readFileSync('request.xml', 'utf8'), 'text/xml');
      const soap = all.getElementsByTagNameNS('http://schemas.xmlsoap.org/soap/envelope/', 'Body')[0];
      const body = Array.from(soap.childNodes).find((one) => one.nodeType === 1);
      console.log(JSON.stringify({ ...{errand}, body: new XMLSerializer().serializeToString(body) }));
      END
      """;

  List<Sample> all() {
    List<Sample> all = new ArrayList<>();
    all.add(new Sample("curl", keys("tls") + curl()));
    if (!operation.encrypted()) {
      all.add(new Sample("zeep", keys("tls sign-rsa") + ZEEP.replace("{errand}", "**" + errand())));
      all.add(new Sample("node", keys("tls sign-rsa") + NODE.replace("{errand}", errand())));
    }
    return List.copyOf(all);
  }

  private String keys(String roles) {
    String quoted = "'" + pki.toString().replace("'", "'\\''") + "'";
    return KEYS.replace("{pki}", quoted).replace("{node}", from.value()).replace("{roles}", roles);
  }

  private String curl() {
    return CURL.replace("{host}", gateway.getHost())
        .replace("{port}", Integer.toString(gateway.getPort()))
        .replace("{action}", operation.requestAction())
        .replace("{url}", gateway + operation.path());
  }

  /** What both programs read, as docs/howto-conform.md has it; good in Python and JavaScript. */
  private String errand() {
    String purpose = operation.purpose(from, to).map(Purpose::code).orElse("");
    var said = new LinkedHashMap<String, String>();
    said.put("hook", "send");
    said.put("gateway", gateway.toString());
    said.put("path", operation.path());
    said.put("operation", operation.name());
    said.put("action", operation.requestAction());
    said.put("to", to.urn());
    said.put("purpose", purpose);
    return said.entrySet().stream()
        .map(one -> "\"" + one.getKey() + "\": \"" + one.getValue() + "\"")
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
