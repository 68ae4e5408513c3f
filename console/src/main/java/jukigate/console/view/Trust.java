package jukigate.console.view;

/**
 * Whom the gateway believes.
 *
 * @param pki by which certificates
 * @param access who may then send what to whom
 * @param connections whether both ends of a connection keep to it
 */
public record Trust(Pki pki, Access access, Connections connections) {}
