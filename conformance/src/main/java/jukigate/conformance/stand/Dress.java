package jukigate.conformance.stand;

import java.util.List;
import jukigate.domain.message.Payload;
import jukigate.wire.key.TlsIdentity;

/** How good messages look: in what the standards leave open, nobody has to look like another. */
public interface Dress {
  /** As nodes of this project look. */
  Dress PLAIN =
      new Dress() {
        @Override
        public Payload message(Payload sealed) {
          return sealed;
        }

        @Override
        public byte[] request(byte[] http) {
          return http;
        }

        @Override
        public List<byte[]> answer(byte[] http) {
          return List.of(http);
        }

        @Override
        public TlsIdentity gateway(TlsIdentity usual) {
          return usual;
        }
      };

  /** The same message in other bytes; what is signed stays as it is. */
  Payload message(Payload sealed);

  /** The same request in HTTP. */
  byte[] request(byte[] http);

  /** The same answer in HTTP, in the pieces in which it is written. */
  List<byte[]> answer(byte[] http);

  /** What the gateway shows on a connection. */
  TlsIdentity gateway(TlsIdentity usual);
}
