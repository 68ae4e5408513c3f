/** What is told to those who watch the gateway; no step of the way depends on it. */
package jukigate.gateway.observe;
