/**
 * The HTTP side of the console: Jetty, the API by JAX-RS, the page. Nothing else here knows HTTP.
 */
package jukigate.console.edge;
