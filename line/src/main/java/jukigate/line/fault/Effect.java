package jukigate.line.fault;

/**
 * A fault at work. All connections of a direction share it, as they share the line; so what it
 * remembers is guarded.
 */
@FunctionalInterface
public interface Effect {
  /**
   * How the chunk passes.
   *
   * @param so as the effects before this one let it pass
   */
  Passage on(Chunk chunk, Passage so);
}
