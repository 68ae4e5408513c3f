/** Traces of the way of a message, for whoever sets an endpoint for them. Else never loaded. */
package jukigate.gateway.trace;
