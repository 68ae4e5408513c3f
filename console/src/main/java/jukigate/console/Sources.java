package jukigate.console;

import jukigate.console.view.Messages;
import jukigate.console.view.Network;

/**
 * What a running backbone gives to its console.
 *
 * @param version of jukigate
 */
public record Sources(String version, Network network, Messages messages) {}
