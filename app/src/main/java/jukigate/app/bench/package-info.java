/** Measuring the main job as its sender sees it. */
package jukigate.app.bench;
