package jukigate.app.bench.country;

import java.util.List;

/**
 * What a country showed.
 *
 * @param nodes that are simulated
 * @param minted keys that had to be made; they are there the next time
 * @param startMillis from the beginning of the start, keys included, to the last listener
 * @param idle before anybody moved
 * @param worked when all was over
 */
public record CountryResult(
    int nodes, int minted, long startMillis, Footprint idle, Footprint worked, List<Stage> stages) {
  public CountryResult {
    stages = List.copyOf(stages);
  }

  /**
   * Whether every message of every move arrived. Which rate was too much is a finding, no fault.
   */
  public boolean isGood() {
    return stages.stream().allMatch(Stage::isWhole);
  }
}
