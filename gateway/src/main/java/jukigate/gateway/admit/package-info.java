/** ADMIT: fresh, not seen before, and on record. No row, no forwarding. */
package jukigate.gateway.admit;
