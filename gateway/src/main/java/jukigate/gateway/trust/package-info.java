/** Trust material is read again when its files change. */
package jukigate.gateway.trust;
