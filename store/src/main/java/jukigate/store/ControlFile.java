package jukigate.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * Derby's log control file: it says where recovery starts. When neither it nor its mirror can be
 * read, Derby 10.17 starts an empty log without a word and whatever was committed since the last
 * checkpoint is gone, so this is asked before Derby is.
 */
final class ControlFile {
  /** 40 bytes of content, then their CRC-32 as a long (Derby 10.17, LogToFile). */
  private static final int CONTENT = 40;

  private ControlFile() {}

  static boolean isReadable(Path database) {
    Path log = database.resolve("log");
    return isIntact(log.resolve("log.ctrl")) || isIntact(log.resolve("logmirror.ctrl"));
  }

  private static boolean isIntact(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (bytes.length < CONTENT + Long.BYTES) {
        return false;
      }
      var checksum = new CRC32();
      checksum.update(bytes, 0, CONTENT);
      return ByteBuffer.wrap(bytes, CONTENT, Long.BYTES).getLong() == checksum.getValue();
    } catch (IOException unreadable) {
      return false;
    }
  }
}
