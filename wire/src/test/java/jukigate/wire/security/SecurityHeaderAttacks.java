package jukigate.wire.security;

import static jukigate.domain.refusal.RefusalCode.SECURITY_MISSING;
import static jukigate.domain.refusal.RefusalCode.SECURITY_STRUCTURE;
import static jukigate.domain.refusal.RefusalCode.TIMESTAMP_INVALID;
import static jukigate.domain.refusal.RefusalCode.TOKEN_UNSUPPORTED;
import static jukigate.wire.security.Attack.after;
import static jukigate.wire.security.Attack.before;
import static jukigate.wire.security.Attack.regex;
import static jukigate.wire.security.Attack.replace;

import java.util.ArrayList;
import java.util.List;
import jukigate.domain.refusal.RefusalCode;
import jukigate.wire.envelope.Namespaces;

/** Everything that must not be in, or must not be missing from, wsse:Security. */
final class SecurityHeaderAttacks {
  private static final String END = "</wsse:Security>";
  private static final String START = "<wsse:Security soap:mustUnderstand=\"1\">";
  private static final String SC = "http://docs.oasis-open.org/ws-sx/ws-secureconversation/200512";

  private SecurityHeaderAttacks() {}

  static List<Attack> all() {
    List<Attack> all = new ArrayList<>(surplus());
    all.addAll(form());
    return all;
  }

  private static List<Attack> surplus() {
    return List.of(
        child("UsernameToken", Namespaces.WSSE, TOKEN_UNSUPPORTED),
        child("Assertion", "urn:oasis:names:tc:SAML:1.0:assertion", TOKEN_UNSUPPORTED),
        child("Assertion", "urn:oasis:names:tc:SAML:2.0:assertion", TOKEN_UNSUPPORTED),
        child("DerivedKeyToken", SC, TOKEN_UNSUPPORTED),
        child("SecurityContextToken", SC, TOKEN_UNSUPPORTED),
        child("EncryptedHeader", Namespaces.WSSE11, SECURITY_STRUCTURE),
        child("SignatureConfirmation", Namespaces.WSSE11, SECURITY_STRUCTURE),
        child("SecurityTokenReference", Namespaces.WSSE, SECURITY_STRUCTURE),
        child("EncryptedData", Namespaces.XENC, SECURITY_STRUCTURE),
        child("EncryptedKey", Namespaces.XENC, SECURITY_STRUCTURE),
        child("ReferenceList", Namespaces.XENC, SECURITY_STRUCTURE),
        child("Object", Namespaces.DS, SECURITY_STRUCTURE),
        child("Body", Namespaces.SOAP, SECURITY_STRUCTURE),
        child("x", "urn:evil", SECURITY_STRUCTURE),
        twice("wsse:BinarySecurityToken"),
        twice("wsu:Timestamp"),
        twice("ds:Signature"));
  }

  private static List<Attack> form() {
    return List.of(
        regex("no Security", SECURITY_MISSING, "<wsse:Security .*</wsse:Security>", ""),
        without("wsse:BinarySecurityToken"),
        without("wsu:Timestamp"),
        without("ds:Signature"),
        regex("Security is empty", SECURITY_STRUCTURE, START + ".*" + END, START + END),
        before("two Security", SECURITY_STRUCTURE, START, START + END),
        after("second Security last", SECURITY_STRUCTURE, END, "<wsse:Security/>"),
        after("second for an actor", SECURITY_STRUCTURE, END, actor("<wsse:Security") + "/>"),
        replace("for another actor", SECURITY_STRUCTURE, "<wsse:Security", actor("<wsse:Security")),
        after("text in Security", SECURITY_STRUCTURE, START, "text"),
        regex(
            "token after signature",
            SECURITY_STRUCTURE,
            "(<wsse:BinarySecurityToken.*?</wsse:BinarySecurityToken>)(.*)(</wsse:Security>)",
            "$2$1$3"),
        regex("no Created", TIMESTAMP_INVALID, "<wsu:Created>.*</wsu:Created>", ""),
        regex("no Expires", TIMESTAMP_INVALID, "<wsu:Expires>.*</wsu:Expires>", ""),
        regex("two Created", TIMESTAMP_INVALID, "(<wsu:Created>.*</wsu:Created>)", "$1$1"),
        regex("two Expires", TIMESTAMP_INVALID, "(<wsu:Expires>.*</wsu:Expires>)", "$1$1"),
        regex(
            "Expires first",
            TIMESTAMP_INVALID,
            "(<wsu:Created>.*</wsu:Created>)(<wsu:Expires>.*</wsu:Expires>)",
            "$2$1"),
        before("more in Timestamp", TIMESTAMP_INVALID, "</wsu:Timestamp>", "<x/>"),
        before("text in Timestamp", TIMESTAMP_INVALID, "</wsu:Timestamp>", "text"));
  }

  private static String actor(String element) {
    return element + " soap:actor=\"urn:other\"";
  }

  private static Attack child(String name, String namespace, RefusalCode expected) {
    String element = "<e:%s xmlns:e=\"%s\"></e:%s>".formatted(name, namespace, name);
    return before(name + " of " + namespace, expected, END, element);
  }

  private static Attack twice(String name) {
    String pattern = "(<%s .*</%s>)".formatted(name, name);
    return regex(name + " twice", SECURITY_STRUCTURE, pattern, "$1$1");
  }

  private static Attack without(String name) {
    return regex("no " + name, SECURITY_STRUCTURE, "<%s .*</%s>".formatted(name, name), "");
  }
}
