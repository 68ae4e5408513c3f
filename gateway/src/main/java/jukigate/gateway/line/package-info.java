/** 回線監視: what the gateway says for itself, to nodes that ask and to nodes that it asks. */
package jukigate.gateway.line;
