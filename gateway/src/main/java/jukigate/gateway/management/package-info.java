/** What an operator asks of a running gateway: health, readiness, metrics. On loopback. */
package jukigate.gateway.management;
