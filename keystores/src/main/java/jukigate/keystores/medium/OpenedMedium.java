package jukigate.keystores.medium;

import jukigate.domain.message.Payload;

/**
 * A medium whose signature, sender, receiver, period and digests have been checked. Holds the
 * content compressed; entries are unpacked one at a time.
 */
public final class OpenedMedium {
  private final MediumManifest manifest;
  private final int size;
  private final Container container;

  OpenedMedium(MediumManifest manifest, int size, Container container) {
    this.manifest = manifest;
    this.size = size;
    this.container = container;
  }

  public MediumManifest manifest() {
    return manifest;
  }

  /** Number of entries. */
  public int size() {
    return size;
  }

  /** The entries in their order, unpacked while they are gone through. */
  public Iterable<Payload> entries() {
    return () -> container.entries(size);
  }

  @Override
  public String toString() {
    return "OpenedMedium[" + manifest.label() + ", " + size + " entries]";
  }
}
