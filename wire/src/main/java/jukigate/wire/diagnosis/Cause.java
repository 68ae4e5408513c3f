package jukigate.wire.diagnosis;

/**
 * What was done to a part after it was signed, or done otherwise when it was signed. Each is proven
 * before it is said: with it the digest, or the signature, comes out as the signer wrote it.
 */
public enum Cause {
  /** White space between elements was added: the message was printed nicely on its way. */
  RE_INDENTED,
  /** The signer digested CR LF, and XML readers see LF; or the reverse. */
  LINE_ENDS,
  /** Canonical XML 1.0 or 1.1 where exclusive canonicalisation is declared. */
  INCLUSIVE_C14N,
  /** Another InclusiveNamespaces PrefixList than the declared one. */
  PREFIX_LIST,
  /** A namespace prefix was rewritten on the way. */
  PREFIX_REWRITTEN,
  /** The id was put on the element after it was digested. */
  ID_ADDED,
  /** The content of the element was digested, without its own tags. */
  CONTENT_ONLY,
  /** The bytes as they stand were digested, without canonicalisation. */
  NOT_CANONICALISED,
  /** Nothing at all was digested: the reference found no element at the signer. */
  NOTHING_DIGESTED,
  /** The digest of another part of this message. */
  OTHER_PART,
  /** Another digest algorithm than the declared one. */
  OTHER_DIGEST,
  /** White space around a text was added, or the signer digested it without. */
  TRIMMED,
  /** Unicode was normalised: composed and decomposed kana, compatibility ideographs. */
  UNICODE_NORMALISED,
  /** The signer digested the text without its variation selectors (IVS). */
  VARIATION_SELECTORS,
  /** The wave dash and its like were changed by a conversion from Shift_JIS. */
  SHIFT_JIS_SYMBOLS,
  /** An ECDSA value in DER, where XML Signature has r and s side by side. */
  DER_VALUE,
  /** Another signature algorithm than the declared one. */
  OTHER_SIGNATURE_METHOD,
  /** No known way leads to the signer's octets: the content is another one. */
  CONTENT_CHANGED,
  /** The value was not made with the key of the certificate in the message. */
  OTHER_KEY
}
