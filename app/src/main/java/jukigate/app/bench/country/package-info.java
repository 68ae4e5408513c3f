/** The whole country in one process, and people who move within it. */
package jukigate.app.bench.country;
