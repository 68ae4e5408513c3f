/** Which messages belong to one business case. */
package jukigate.app.cases;
