/** UNSEAL: who signed which parts, trusted and not revoked now. */
package jukigate.gateway.unseal;
