/** Why a signature does not verify: for the journal and its readers, never for the wire. */
package jukigate.wire.diagnosis;
