/** What the signatures alone cost. */
package jukigate.bench.floor;
