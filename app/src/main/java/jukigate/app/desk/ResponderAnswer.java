package jukigate.app.desk;

import java.util.List;

/**
 * The answer to a {@link ResponderErrand}.
 *
 * @param refusals why it was not done; empty when it was
 * @param address where the responder is, e.g. {@code http://127.0.0.1:8480}
 * @param mode how it behaves now
 */
public record ResponderAnswer(List<DeskResult.Refused> refusals, String address, String mode) {}
