/** One subject in a process of its own. */
package jukigate.bench.member;
