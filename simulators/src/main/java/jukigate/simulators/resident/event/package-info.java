/**
 * 住民の異動: events as a counter enters them, and the file format for them (xsd/resident-event.xsd).
 */
package jukigate.simulators.resident.event;
