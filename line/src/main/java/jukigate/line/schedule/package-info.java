/** Which faults a line has when: windows on the clock of the backbone. */
package jukigate.line.schedule;
