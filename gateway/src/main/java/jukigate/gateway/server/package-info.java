/** Everything put together: start here to run a gateway. */
package jukigate.gateway.server;
