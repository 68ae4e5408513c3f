/** 適合試験: the system under test, the run, and its reports. */
package jukigate.app.conform;
