/** Between the generated classes of the contract and the values of the register. */
package jukigate.simulators.body;
