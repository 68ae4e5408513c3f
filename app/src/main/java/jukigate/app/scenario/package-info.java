/** Scenario folders, read and validated: {@code xsd/scenario.xsd} says what is in one. */
package jukigate.app.scenario;
