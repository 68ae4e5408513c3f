/** The journal of several gateways: a log that most of them hold before anything is answered. */
package jukigate.spread;
