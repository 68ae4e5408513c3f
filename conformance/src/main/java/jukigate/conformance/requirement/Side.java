package jukigate.conformance.requirement;

/** In which part a system is bound. */
@SuppressWarnings("MemberName") // as the files write them
public enum Side {
  /** It sends. */
  client,
  /** It is sent to, and answers. */
  server,
  /** In either part. */
  both;

  public boolean includes(Side part) {
    return this == both || this == part;
  }
}
