package jukigate.simulators.post;

import javax.xml.validation.Schema;
import jukigate.simulators.observe.MessageObserver;
import jukigate.wire.profile.SecurityProfile;
import jukigate.wire.trust.Trust;

/**
 * What every node needs for its messages.
 *
 * @param schema the schemas of all bodies
 */
public record Wire(
    SecurityProfile profile, Trust trust, NodeKeys keys, Schema schema, MessageObserver observer) {}
