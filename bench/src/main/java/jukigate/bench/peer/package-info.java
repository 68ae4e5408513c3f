/** Stock CXF, client and server, without the gateway. */
package jukigate.bench.peer;
