/** How processes of this program start others. */
package jukigate.app.process;
