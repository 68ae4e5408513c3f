/** The counter of a municipality: a resident event becomes what its CS does. */
package jukigate.app.counter;
