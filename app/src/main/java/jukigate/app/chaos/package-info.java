/** Kills the processes of a backbone while messages flow, and proves from what they kept. */
package jukigate.app.chaos;
