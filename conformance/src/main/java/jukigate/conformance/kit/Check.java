package jukigate.conformance.kit;

/** Looks at what happened in a scene for one thing. */
@FunctionalInterface
public interface Check {
  Finding look(Transcript transcript);
}
