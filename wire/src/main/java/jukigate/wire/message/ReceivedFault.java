package jukigate.wire.message;

import javax.xml.namespace.QName;

/**
 * A soap:Fault as read from the wire.
 *
 * @param refusalId id of the refusal catalogue, e.g. {@code JG-403}; empty when the fault is not of
 *     this network's form
 * @param correlationId joins the fault with the journal; empty as above
 * @param faultCode SOAP 1.1 faultcode
 * @param textJa Japanese text, or the faultstring where the detail carries none
 * @param textEn English text, or the faultstring where the detail carries none
 */
public record ReceivedFault(
    String refusalId, String correlationId, QName faultCode, String textJa, String textEn) {}
