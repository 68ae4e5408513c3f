/** The gateway and the simulated nodes in one process, started and stopped together. */
package jukigate.app.backbone;
