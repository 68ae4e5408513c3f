/** 記録: what passed the gateway becomes a scenario that can be played again. */
package jukigate.app.record;
