package jukigate.spread;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.client.RaftClientConfigKeys;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.RaftServerConfigKeys;
import org.apache.ratis.util.ExitUtils;
import org.apache.ratis.util.SizeInBytes;
import org.apache.ratis.util.TimeDuration;

/** How the log is run. What does not stand here is as the library has it. */
final class Settings {
  static final RaftGroupId GROUP =
      RaftGroupId.valueOf(UUID.fromString("6a756b69-6761-7465-0000-6a6f75726e61"));

  /** A message of 10 MiB with its columns; what carries and writes it must be larger. */
  private static final SizeInBytes ENTRY = SizeInBytes.valueOf("16MB");

  private static final SizeInBytes AROUND = SizeInBytes.valueOf("18MB");

  private Settings() {}

  /**
   * The library ends the process when its port is taken, and upon any exception that any thread of
   * the process does not catch.
   */
  static void leaveTheProcessAlone() {
    var before = Thread.getDefaultUncaughtExceptionHandler();
    ExitUtils.disableSystemExit(); // its first use takes the handler of the process
    Thread.setDefaultUncaughtExceptionHandler(before);
  }

  static RaftGroup group(Membership membership) {
    List<RaftPeer> peers =
        membership.members().entrySet().stream()
            .map(member -> peer(member.getKey(), member.getValue()))
            .toList();
    return RaftGroup.valueOf(GROUP, peers);
  }

  private static RaftPeer peer(String name, InetSocketAddress address) {
    return RaftPeer.newBuilder()
        .setId(RaftPeerId.valueOf(name))
        .setAddress(address.getHostString() + ":" + address.getPort())
        .build();
  }

  static RaftProperties properties(Membership membership) {
    var properties = new RaftProperties();
    InetSocketAddress own = membership.members().get(membership.self());
    GrpcConfigKeys.Server.setHost(properties, own.getHostString());
    GrpcConfigKeys.Server.setPort(properties, own.getPort());
    GrpcConfigKeys.setMessageSizeMax(properties, AROUND);
    RaftServerConfigKeys.setStorageDir(properties, List.of(membership.log().toFile()));
    // An entry counts when more than half have it on the disk, not in a cache.
    RaftServerConfigKeys.Log.setUnsafeFlushEnabled(properties, false);
    RaftServerConfigKeys.Log.setWriteBufferSize(properties, AROUND);
    RaftServerConfigKeys.Log.setSegmentSizeMax(properties, SizeInBytes.valueOf("64MB"));
    RaftServerConfigKeys.Log.Appender.setBufferByteLimit(properties, ENTRY);
    // A copy that is too far behind is not to believe that it caught up.
    RaftServerConfigKeys.Log.Appender.setInstallSnapshotEnabled(properties, false);
    RaftServerConfigKeys.Snapshot.setTriggerWhenStopEnabled(properties, false);
    // A full disk or a collection of garbage is no reason to elect another leader.
    RaftServerConfigKeys.Rpc.setTimeoutMin(properties, millis(700));
    RaftServerConfigKeys.Rpc.setTimeoutMax(properties, millis(1_200));
    RaftServerConfigKeys.Rpc.setFirstElectionTimeoutMin(properties, millis(150));
    RaftServerConfigKeys.Rpc.setFirstElectionTimeoutMax(properties, millis(300));
    RaftClientConfigKeys.Rpc.setRequestTimeout(properties, millis(2_000));
    return properties;
  }

  static TimeDuration millis(long millis) {
    return TimeDuration.valueOf(millis, TimeUnit.MILLISECONDS);
  }
}
