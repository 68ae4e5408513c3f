/** The console as people see it: in a real browser, over a backbone of its own. */
package jukigate.app.browse;
