/**
 * The dedicated line (専用回線) as an object of its own: carries the bytes between a node and the
 * gateway, treats them as badly as it is told, and reads none of them.
 */
package jukigate.line;
