/** Processes are killed while messages flow, and the proof is put to the test. */
package jukigate.app.chaos;
