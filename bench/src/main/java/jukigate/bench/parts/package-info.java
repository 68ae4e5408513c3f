/** What each step of the gateway costs by itself, measured by JMH over messages of many sizes. */
package jukigate.bench.parts;
