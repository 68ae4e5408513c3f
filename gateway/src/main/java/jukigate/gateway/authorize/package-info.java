/** AUTHORIZE: this caller may ask this of that node, for this purpose. */
package jukigate.gateway.authorize;
