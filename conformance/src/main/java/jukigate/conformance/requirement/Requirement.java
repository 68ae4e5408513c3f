package jukigate.conformance.requirement;

import java.util.Optional;
import jukigate.domain.Bilingual;

/**
 * One thing that a municipal CS (市町村CS) must do on the wire.
 *
 * @param id stable, e.g. {@code R-HTTP-03}; of an exchange {@code R-X04-02}
 * @param clause {@code protocol 3}, a section of docs/protocol.md; {@code X04}, the page of an
 *     exchange; {@code xsd <type>}
 * @param source the outside source: article, RFC section, clause of a profile
 * @param fix what a vendor's engineer does about it
 * @param profile the only profile in which it holds
 * @param next planned to become an obligation
 * @param untestable why nobody can see it from outside
 */
public record Requirement(
    String id,
    Layer layer,
    Level level,
    Side side,
    String clause,
    String source,
    Bilingual text,
    Bilingual fix,
    Optional<String> profile,
    boolean next,
    Optional<Bilingual> untestable) {

  /** Whether a case must be there for it. */
  public boolean wantsCase() {
    return level.isObligation() && untestable.isEmpty();
  }
}
