/** The journal in a database. */
package jukigate.gateway.journal.sql;
