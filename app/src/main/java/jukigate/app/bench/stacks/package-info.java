/**
 * Foreign stacks as vendors: varied good messages through the gateway, and what each step costs.
 */
package jukigate.app.bench.stacks;
