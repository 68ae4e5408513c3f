package jukigate.app.desk;

/**
 * How the responder of the test PKI shall behave.
 *
 * @param mode label of a {@link jukigate.keystores.ResponderMode}; empty to be told only
 */
public record ResponderErrand(String mode) {}
