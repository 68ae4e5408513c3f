package jukigate.keystores.medium;

import jukigate.domain.message.Payload;

/**
 * What is to be put on a medium.
 *
 * @param entries bodies of the manifest's operation, in the order in which they are to be taken;
 *     gone through once, so that they can be made one at a time
 */
public record MediumContent(MediumManifest manifest, Iterable<Payload> entries) {}
