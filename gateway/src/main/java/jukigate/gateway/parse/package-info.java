/** PARSE: bytes become a well-formed envelope within limits. */
package jukigate.gateway.parse;
