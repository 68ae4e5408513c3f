/** One file, every key documented in two languages, refused with its line when wrong. */
package jukigate.gateway.config;
