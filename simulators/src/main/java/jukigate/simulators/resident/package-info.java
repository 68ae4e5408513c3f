/**
 * 架空の住民: residents invented from a seed. Nobody here exists; names and towns come from attributed
 * data files, numbers from the synthetic block.
 */
package jukigate.simulators.resident;
