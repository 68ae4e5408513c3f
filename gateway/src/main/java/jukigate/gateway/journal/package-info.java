/** What the gateway keeps: every exchange and every refused attempt, with exact bytes. */
package jukigate.gateway.journal;
