/** The way of a message on one page: start with {@link jukigate.gateway.Gateway}. */
package jukigate.gateway;
