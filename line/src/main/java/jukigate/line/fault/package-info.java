/** What a line can do to bytes: one small file for each fault. See docs/adding-a-fault.md. */
package jukigate.line.fault;
