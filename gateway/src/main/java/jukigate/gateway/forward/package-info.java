/** FORWARD: the exact bytes go to the node; its answer is checked the same way. */
package jukigate.gateway.forward;
