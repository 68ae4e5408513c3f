/** Values that every module shares. Nothing here opens a file, a socket or a clock. */
package jukigate.domain;
