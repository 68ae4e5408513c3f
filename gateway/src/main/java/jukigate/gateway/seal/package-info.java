/** SEAL: the reply is recorded before it leaves; the gateway's own faults are signed here. */
package jukigate.gateway.seal;
