package jukigate.app.replay;

import java.nio.file.Path;
import jukigate.app.scenario.Scenario;

/**
 * One playing of a scenario.
 *
 * @param name as it is typed, e.g. {@code x05/arrived}
 * @param time which time it was, from 1
 * @param folder what it left behind
 */
public record Replayed(String name, Scenario scenario, int time, Path folder, Went went) {}
