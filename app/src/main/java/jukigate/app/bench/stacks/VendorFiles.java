package jukigate.app.bench.stacks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jukigate.domain.message.Purpose;
import jukigate.domain.node.NodeId;
import jukigate.keystores.CsrFiles;
import jukigate.keystores.KeyRole;
import jukigate.keystores.TestPki;
import jukigate.simulators.body.IdentityBody;

/**
 * What a sample is given: the keys of docs/howto-certificates.md, and updates as JSON, one a line,
 * with the names of the contract.
 */
public final class VendorFiles {
  private static final ObjectMapper JSON =
      new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_EMPTY);

  private VendorFiles() {}

  /** New keys, certified. */
  public static Path certified(
      TestPki pki, NodeId node, Path folder, SecureRandom random, KeyRole... roles)
      throws IOException {
    for (KeyRole role : roles) {
      CsrFiles files = CsrFiles.generate(node, role, folder, random).orThrow();
      var issued = pki.issue(Files.readString(files.request()), node, role).orThrow();
      Path chain = folder.resolve(node + "-" + role.label() + ".chain.pem");
      Files.writeString(chain, issued.chainPem());
    }
    return folder;
  }

  /**
   * @param terminal of the Dispatch header
   */
  static Path updates(Path file, List<IdentityBody.Update> updates, String terminal)
      throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      int written = 0;
      for (IdentityBody.Update update : updates) {
        Map<String, Object> dispatch = new LinkedHashMap<>();
        dispatch.put("operatorId", "op_" + ++written % 7 + ".A-1");
        dispatch.put("terminalId", terminal);
        dispatch.put("purpose", Purpose.REGISTER_UPDATE.code());
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("dispatch", dispatch);
        line.put("update", IdentityBody.write(update));
        out.write(JSON.writeValueAsString(line));
        out.write('\n');
      }
    }
    return file;
  }
}
