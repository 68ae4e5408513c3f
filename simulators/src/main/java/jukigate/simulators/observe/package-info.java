/** What a bystander may see of the nodes' messages. */
package jukigate.simulators.observe;
