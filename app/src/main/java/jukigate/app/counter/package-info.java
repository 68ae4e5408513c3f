/** What is done at the counters of the municipal CS of a backbone, whoever asks for it. */
package jukigate.app.counter;
