/** Signed content (CMS, RFC 5652), read from strangers and strictly. */
package jukigate.keystores.cms;
