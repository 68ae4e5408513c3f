/** Certificate paths, usage and revocation, asked anew for every message. */
package jukigate.wire.trust;
