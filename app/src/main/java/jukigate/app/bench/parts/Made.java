package jukigate.app.bench.parts;

import jukigate.bench.parts.SealedBlock;
import jukigate.bench.work.Parties;

/**
 * The message that was made for a size.
 *
 * @param size as it was asked for
 * @param records of residents
 * @param bytes of the whole message, signed and not encrypted
 */
public record Made(String size, int records, int bytes) {
  static Made of(PartsPlan.Size size, Parties parties) {
    var block = new SealedBlock(parties, size.bytes());
    return new Made(size.label(), block.records(), block.sealed().size());
  }
}
