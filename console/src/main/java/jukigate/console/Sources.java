package jukigate.console;

import jukigate.console.view.Audit;
import jukigate.console.view.Desk;
import jukigate.console.view.Lines;
import jukigate.console.view.Messages;
import jukigate.console.view.Network;
import jukigate.console.view.Performance;
import jukigate.console.view.Runs;
import jukigate.console.view.Timekeeper;
import jukigate.console.view.Trials;
import jukigate.console.view.Trust;

/**
 * What a running backbone gives to its console.
 *
 * @param version of jukigate
 */
public record Sources(
    String version,
    Network network,
    Desk desk,
    Messages messages,
    Trials trials,
    Lines lines,
    Timekeeper timekeeper,
    Audit audit,
    Trust trust,
    Runs runs,
    Performance performance) {}
