/** What {@code ./jukigate package} makes, used as on a machine that has nothing else. */
package jukigate.app.packaged;
