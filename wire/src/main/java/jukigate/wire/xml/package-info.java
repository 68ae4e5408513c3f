/**
 * The one door to XML: hardened parsing, serialisation, schemas. Nothing external is ever fetched.
 */
package jukigate.wire.xml;
