/**
 * 媒体連携 (X16): exports what waits for a medium at a node, imports media, and records both. The
 * content goes to the same desks as that of the line.
 */
package jukigate.simulators.medium;
